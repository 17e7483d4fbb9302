import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export {
  type Calendar,
  type CalendarDay,
  calendarOf,
  type CalendarStatus,
  type DayKind,
  isWorkday,
  missingYear,
  type WorkWindow,
} from './calendar.ts'
export { contract } from './contract.ts'
export { dayName } from './day-names.ts'
export { nationalCalendar, shanghai } from './fixtures.ts'
export { addLimit, type Deadline, type Limit, type LimitUnit, type SkippedDay, WARN_RATIO, warnAt } from './limits.ts'
export { daysUntil, instantOf, type LocalDate, localDate, monthsLater } from './local-date.ts'
export { permissions } from './permissions.ts'
export { remaining, type Remaining, remainingText } from './remaining.ts'
export { NATIONAL_CALENDAR } from './shipped-days.ts'
export { addWorkingTime, endOfBusiness, workdaysAfter, workingTimeBetween } from './working-time.ts'

export const messages = { zh, en }
