import type { StateName } from './tokens.ts'

/** Time to a deadline as the calendar counts it: whole units, rounded down, at least 1. */
export interface TimeSpan {
  unit: 'minute' | 'hour' | 'day' | 'work_hour' | 'work_day'
  amount: number
  overdue: boolean
}

/** How time presses: overdue past the deadline, soon from 80 % used, else moving. `used` is 0…1 of the limit. */
export function pressure(left: TimeSpan, used: number): Extract<StateName, 'moving' | 'soon' | 'overdue'> {
  if (left.overdue) return 'overdue'
  return used >= 0.8 ? 'soon' : 'moving'
}

/** Calendar day number in Shanghai (UTC+8, no daylight saving), for "今天" and "昨天". */
function shanghaiDay(at: Date): number {
  return Math.floor((at.getTime() + 8 * 3_600_000) / 86_400_000)
}

export interface Moment {
  /** Key under `ui:time`, or null when the full date is to be said. */
  key: 'today' | 'yesterday' | 'tomorrow' | null
  time: string
  date: string
}

const zone = 'Asia/Shanghai'

/** Parts of a moment as people say it: "今天 15:40", else "11月22日 周日 15:40" (with the year when it is another one). */
export function momentWords(at: Date, now: Date, locale: 'zh' | 'en'): Moment {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB'
  const time = new Intl.DateTimeFormat(tag, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: zone,
  }).format(at)
  const sameYear = yearOf(at) === yearOf(now)
  const day = new Intl.DateTimeFormat(tag, {
    ...(sameYear ? {} : { year: 'numeric' as const }),
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
    timeZone: zone,
  }).format(at)
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: zone }).format(at)
  const date = locale === 'zh' ? `${day} ${weekday} ${time}` : `${weekday} ${day}, ${time}`
  const key = ({ 0: 'today', 1: 'tomorrow', [-1]: 'yesterday' } as const)[shanghaiDay(at) - shanghaiDay(now)]
  return { key: key ?? null, time, date }
}

function yearOf(at: Date): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: zone }).format(at)
}
