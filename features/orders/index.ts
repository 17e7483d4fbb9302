import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { contract } from './contract.ts'
export { permissions } from './permissions.ts'
export { procedures } from './procedures.ts'
export type { FindPartners, ListServiceFields, PartnerMatch, ServiceField } from './ports.ts'

export const messages = { zh, en }
