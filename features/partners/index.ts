export { contract } from './contract.ts'
export { coBuildingItem, partTimeMember } from './co-building-procedures.ts'
export { organisationJoining, residentJoining } from './procedures.ts'
export { contentOf, programmeTemplates } from './programme-templates.ts'
export { partnerNumber } from './rules.ts'
export { permissions } from './permissions.ts'
export type { PartnerPorts, ProgrammePorts } from './ports.ts'

export { messages } from './messages.ts'
