import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { contract } from './contract.ts'
export { organisationJoining, residentJoining } from './procedures.ts'
export { contentOf, programmeTemplates } from './programme-templates.ts'
export { partnerNumber } from './rules.ts'
export { permissions } from './permissions.ts'
export type { PartnerPorts, ProgrammePorts } from './ports.ts'

export const messages = { zh, en }
