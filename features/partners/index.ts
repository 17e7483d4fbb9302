export { contract } from './contract.ts'
export { organisationJoining, residentJoining } from './procedures.ts'
export { contentOf, programmeTemplates } from './programme-templates.ts'
export { partnerNumber, residentTitle } from './rules.ts'
export { shippedFields } from './dictionary.ts'
export { permissions } from './permissions.ts'
export type { PartnerPorts, ProgrammePorts } from './ports.ts'

export { messages } from './messages.ts'
