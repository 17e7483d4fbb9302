/** When somebody is at work, in Shanghai minutes of the day; this only shapes the demonstration, deadlines have their own calendar. */
export interface Shift {
  weekday: readonly (readonly [number, number])[]
  weekend: readonly (readonly [number, number])[]
}

/** Departments and offices: Monday to Friday. */
export const office: Shift = {
  weekday: [
    [520, 710],
    [840, 1060],
  ],
  weekend: [],
}
/** Communities keep somebody on duty every day. */
export const duty: Shift = {
  weekday: [
    [505, 720],
    [835, 1080],
  ],
  weekend: [
    [540, 700],
    [870, 1030],
  ],
}
/** Property companies. */
export const allDay: Shift = { weekday: [[470, 1170]], weekend: [[480, 1140]] }
/** Crews that come at once, and residents awake. */
export const awake: Shift = { weekday: [[420, 1350]], weekend: [[450, 1370]] }
export const roundTheClock: Shift = { weekday: [[0, 1440]], weekend: [[0, 1440]] }

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const SHANGHAI = 480 * MINUTE

/** Midnight in Shanghai of the day of a moment, as a moment. */
export function dayStart(moment: Date): Date {
  return new Date(Math.floor((moment.getTime() + SHANGHAI) / DAY) * DAY - SHANGHAI)
}

/** 0 is Sunday. */
export function weekdayOf(moment: Date): number {
  return new Date(moment.getTime() + SHANGHAI).getUTCDay()
}

/** 1 to 12. */
export function monthOf(moment: Date): number {
  return new Date(moment.getTime() + SHANGHAI).getUTCMonth() + 1
}

function windowsOf(day: Date, shift: Shift): readonly (readonly [number, number])[] {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6 ? shift.weekend : shift.weekday
}

/** The moment when so many minutes of the shift have passed since `start`. */
export function afterWork(start: Date, minutes: number, shift: Shift): Date {
  let left = minutes
  for (let day = dayStart(start); ; day = new Date(day.getTime() + DAY)) {
    const since = (start.getTime() - day.getTime()) / MINUTE
    for (const [from, to] of windowsOf(day, shift)) {
      const begin = Math.max(from, since)
      if (begin >= to) continue
      if (left <= to - begin) return new Date(Math.round(day.getTime() + (begin + left) * MINUTE))
      left -= to - begin
    }
  }
}

/** The moment so many minutes of the shift before `end`. */
export function beforeWork(end: Date, minutes: number, shift: Shift): Date {
  let left = minutes
  for (let day = dayStart(end); ; day = new Date(day.getTime() - DAY)) {
    const until = (end.getTime() - day.getTime()) / MINUTE
    for (const [from, to] of windowsOf(day, shift).toReversed()) {
      const finish = Math.min(to, until)
      if (finish <= from) continue
      if (left <= finish - from) return new Date(Math.round(day.getTime() + (finish - left) * MINUTE))
      left -= finish - from
    }
  }
}
