import { messages } from '../index.ts'
import { settleCalendar } from './calendar-changed.ts'
import { calendarPart } from './handlers.ts'

export { type CalendarChange, type CalendarListener, type ChangeActor, onCalendarChanged } from './calendar-changed.ts'
export { ensureCalendar } from './ensure-calendar.ts'
export { loadCalendar } from './load-calendar.ts'

export const calendarServer = {
  part: calendarPart,
  jobs: [settleCalendar],
  messages: { namespace: 'calendar', bundle: messages },
}
