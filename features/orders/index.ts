import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { boardOf } from './call-board.ts'
export { contract } from './contract.ts'
export { errand } from './errand-procedures.ts'
export { moneyOf, type ReceiptItem, yuan } from './errand-receipts.ts'
export { permissions } from './permissions.ts'
export { procedures } from './procedures.ts'
export type { FindPartners, ListServiceFields, PartnerMatch, ServiceField } from './ports.ts'
export { gridTask, taskClaim } from './task-procedures.ts'
export { titleOf } from './titles.ts'
export { whistleProcedures, type WhistleSide } from './whistle-procedures.ts'

export const messages = { zh, en }
