import { messages } from '../index.ts'
import { auditPart } from './handlers.ts'

export { listEntries } from './list-entries.ts'
export { citySetting } from './city-setting.ts'
export { recordCalendarChange } from './record-calendar-change.ts'
export { type AuditActor, type AuditWrite, writeAudit } from './write-audit.ts'

export const auditServer = {
  part: auditPart,
  messages: { namespace: 'audit', bundle: messages },
}
