import type { CalendarDay, CalendarStatus, DayKind } from './calendar.ts'
import { isLocalDate, isWeekday, type LocalDate, yearOf } from './local-date.ts'

/** A row as somebody typed it: nothing of it is trusted. */
export interface RawDay {
  date: string
  kind: string
  name: string
}

/** What is wrong with a file. `row` counts from 0; null is the file as a whole. `code` has a text in `errors`. */
export interface RowFault {
  row: number | null
  field: 'date' | 'kind' | 'name' | null
  code: string
  params: Record<string, string>
}

export interface YearFile {
  year: number
  status: CalendarStatus
  source: string
  days: readonly RawDay[]
}

/** One day that an import or an edit changes; null is "like any other day of the week". */
export interface DayChange {
  date: LocalDate
  before: DayKind | null
  after: DayKind | null
  name: string
}

const NAME_LENGTH = 50
/** Fixed by law whatever the year (放假办法 art. 2): a file without them is cut off or of another year. */
const FIXED_DAYS = ['01-01', '05-01', '10-01', '10-02', '10-03']

/** True for the days that are a holiday in every year. */
export function isFixedHoliday(date: LocalDate): boolean {
  return FIXED_DAYS.includes(date.slice(5))
}

/** Every fault of a year's file, row by row, or the days it says. */
export function checkYear(file: YearFile): { faults: RowFault[]; days: CalendarDay[] } {
  const seen = new Set<string>()
  const faults: RowFault[] = []
  const days: CalendarDay[] = []
  for (const [row, raw] of file.days.entries()) {
    const found = rowFaults(raw, file.year, seen)
    seen.add(raw.date)
    faults.push(...found.map(fault => ({ row, ...fault })))
    if (found.length === 0) days.push(dayOf(raw, file))
  }
  const resting = new Set(file.days.filter(day => day.kind === 'rest').map(day => day.date))
  for (const date of FIXED_DAYS.map(day => `${file.year}-${day}`))
    if (!resting.has(date))
      faults.push({ row: null, field: null, code: 'calendar.fixed_holiday_missing', params: { date } })
  return { faults, days }
}

/** What would change, in the order of the days. A day that only gets another name or source is no change. */
export function compareDays(before: readonly CalendarDay[], after: readonly CalendarDay[]): DayChange[] {
  const old = new Map(before.map(day => [day.date, day]))
  const next = new Map(after.map(day => [day.date, day]))
  return [...new Set([...old.keys(), ...next.keys()])]
    .toSorted()
    .map(date => ({
      date,
      before: old.get(date)?.kind ?? null,
      after: next.get(date)?.kind ?? null,
      name: next.get(date)?.name ?? old.get(date)?.name ?? '',
    }))
    .filter(change => change.before !== change.after)
}

type Fault = Omit<RowFault, 'row'>

function rowFaults(raw: RawDay, year: number, seen: ReadonlySet<string>): Fault[] {
  const date = dateFault(raw, year, seen)
  const faults = date ? [fault('date', date, { year: String(year), date: raw.date })] : []
  if (raw.kind !== 'rest' && raw.kind !== 'work') faults.push(fault('kind', 'kind_unknown', { kind: raw.kind }))
  if (!date && raw.kind === 'work' && isWeekday(raw.date))
    faults.push(fault('kind', 'work_on_weekday', { date: raw.date }))
  if (raw.name.trim() === '' || raw.name.trim().length > NAME_LENGTH) faults.push(fault('name', 'name_length'))
  return faults
}

function dateFault(raw: RawDay, year: number, seen: ReadonlySet<string>): string | null {
  if (!isLocalDate(raw.date)) return 'date_malformed'
  if (yearOf(raw.date) !== year) return 'date_outside_year'
  return seen.has(raw.date) ? 'date_twice' : null
}

function fault(field: Fault['field'], code: string, params: Record<string, string> = {}): Fault {
  return { field, code: `calendar.${code}`, params }
}

function dayOf(raw: RawDay, file: YearFile): CalendarDay {
  const { source, status } = file
  return { date: raw.date, kind: raw.kind === 'work' ? 'work' : 'rest', name: raw.name.trim(), source, status }
}
