import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { contract } from './contract.ts'
export { permissions } from './permissions.ts'
export type { PartnerPorts } from './ports.ts'

export const messages = { zh, en }
