import type { CalendarDay, CalendarStatus, DayKind, WorkWindow } from './calendar.ts'
import { addDays, type LocalDate } from './local-date.ts'

/** The calendar everybody uses unless a city adds its own. */
export const NATIONAL_CALENDAR = 'national'
export const NATIONAL_CALENDAR_NAME = '全国工作日历'
/** 09:00–12:00 and 14:00–18:00. */
export const OFFICE_WINDOWS: readonly WorkWindow[] = [
  [540, 720],
  [840, 1_080],
]

export interface ShippedYear {
  year: number
  status: CalendarStatus
  source: string
  days: CalendarDay[]
}

type Row = readonly [kind: DayKind, name: string, from: LocalDate, to?: LocalDate]

const year2024: Row[] = [
  ['rest', '元旦', '2024-01-01'],
  ['work', '春节', '2024-02-04'],
  ['rest', '春节', '2024-02-10', '2024-02-17'],
  ['work', '春节', '2024-02-18'],
  ['rest', '清明', '2024-04-04', '2024-04-06'],
  ['work', '清明', '2024-04-07'],
  ['work', '劳动节', '2024-04-28'],
  ['rest', '劳动节', '2024-05-01', '2024-05-05'],
  ['work', '劳动节', '2024-05-11'],
  ['rest', '端午', '2024-06-10'],
  ['work', '中秋', '2024-09-14'],
  ['rest', '中秋', '2024-09-15', '2024-09-17'],
  ['work', '国庆节', '2024-09-29'],
  ['rest', '国庆节', '2024-10-01', '2024-10-07'],
  ['work', '国庆节', '2024-10-12'],
]

const year2025: Row[] = [
  ['rest', '元旦', '2025-01-01'],
  ['work', '春节', '2025-01-26'],
  ['rest', '春节', '2025-01-28', '2025-02-04'],
  ['work', '春节', '2025-02-08'],
  ['rest', '清明', '2025-04-04', '2025-04-06'],
  ['work', '劳动节', '2025-04-27'],
  ['rest', '劳动节', '2025-05-01', '2025-05-05'],
  ['rest', '端午', '2025-05-31', '2025-06-02'],
  ['work', '国庆节', '2025-09-28'],
  ['rest', '国庆节', '2025-10-01', '2025-10-05'],
  ['rest', '中秋', '2025-10-06'],
  ['rest', '国庆节', '2025-10-07', '2025-10-08'],
  ['work', '国庆节', '2025-10-11'],
]

const year2026: Row[] = [
  ['rest', '元旦', '2026-01-01', '2026-01-03'],
  ['work', '元旦', '2026-01-04'],
  ['work', '春节', '2026-02-14'],
  ['rest', '春节', '2026-02-15', '2026-02-23'],
  ['work', '春节', '2026-02-28'],
  ['rest', '清明', '2026-04-04', '2026-04-06'],
  ['rest', '劳动节', '2026-05-01', '2026-05-05'],
  ['work', '劳动节', '2026-05-09'],
  ['rest', '端午', '2026-06-19', '2026-06-21'],
  ['work', '国庆节', '2026-09-20'],
  ['rest', '中秋', '2026-09-25', '2026-09-27'],
  ['rest', '国庆节', '2026-10-01', '2026-10-07'],
  ['work', '国庆节', '2026-10-10'],
]

/**
 * The 13 statutory days only, for the notice is not out; transfers and make-up days are unknown. The lunar days are
 * from the almanac: the new moon of 6 February falls at 23:56 in Beijing, and JavaScript's own Chinese calendar puts
 * New Year a day late.
 */
const year2027: Row[] = [
  ['rest', '元旦', '2027-01-01'],
  ['rest', '春节', '2027-02-05', '2027-02-08'],
  ['rest', '清明', '2027-04-05'],
  ['rest', '劳动节', '2027-05-01', '2027-05-02'],
  ['rest', '端午', '2027-06-09'],
  ['rest', '中秋', '2027-09-15'],
  ['rest', '国庆节', '2027-10-01', '2027-10-03'],
]

/** What an installation starts with; later years are imported by an administrator. */
export const shippedYears: readonly ShippedYear[] = [
  shipped(2024, 'official', '国务院办公厅关于2024年部分节假日安排的通知', year2024),
  shipped(2025, 'official', '国务院办公厅关于2025年部分节假日安排的通知', year2025),
  shipped(2026, 'official', '国务院办公厅关于2026年部分节假日安排的通知', year2026),
  shipped(2027, 'provisional', '全国年节及纪念日放假办法（法定节日推算，待国务院办公厅通知）', year2027),
]

function shipped(year: number, status: CalendarStatus, source: string, rows: readonly Row[]): ShippedYear {
  const days = rows.flatMap(([kind, name, from, to]) =>
    daysFrom(from, to ?? from).map(date => ({ date, kind, name, source, status })),
  )
  return { year, status, source, days }
}

function daysFrom(from: LocalDate, to: LocalDate): LocalDate[] {
  const days = [from]
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) days.push(date)
  return days
}
