import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { contract } from './contract.ts'
export { type ImportDetail, type ImportRun, type Mapping } from './import-shapes.ts'
export { MOST_BULK, REASON_ABOVE } from './limits.ts'
export { permissions } from './permissions.ts'
export { type Change, type ColumnLayout, type ExportRun, type SavedView } from './shapes.ts'

export const messages = { zh, en }
