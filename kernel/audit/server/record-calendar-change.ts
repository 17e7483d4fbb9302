import type { CalendarListener } from '#kernel/calendar/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { writeAudit } from './write-audit.ts'

/** Keeps who changed the calendar from which document; register it with `onCalendarChanged`. */
export const recordCalendarChange: CalendarListener = async (tx, calendarId, years, change) => {
  if (change.kind === 'settled') return
  const { kind, actor, source, changes } = change
  writeAudit(tx, {
    district: NO_DISTRICT,
    actor,
    event: `calendar.${kind}`,
    subjectKind: 'calendar',
    subjectId: calendarId,
    reason: source,
    details: { years, changes },
  })
}
