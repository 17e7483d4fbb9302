import type { TimeSpan } from '#ui/time-words.ts'
import type { StateName } from '#ui/tokens.ts'

export interface Timed {
  dueAt: string | null
  warnAt: string | null
}

export interface TimeReading {
  left: TimeSpan | null
  /** Part of the limit that is used, 0…1; 0.8 exactly when the server's warning falls due. */
  used: number
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** The warning stands at four fifths of a limit, so the last fifth tells how long the whole was. */
const warnPart = 0.8

/** Time to the deadline by the clock on the wall: enough for a list; the exact date belongs beside it. */
export function timeLeft({ dueAt, warnAt }: Timed, now: Date): TimeReading {
  if (dueAt === null) return { left: null, used: 0 }
  const due = Date.parse(dueAt)
  const away = due - now.getTime()
  return { left: { ...inUnits(Math.abs(away)), overdue: away < 0 }, used: usedPart(due, warnAt, now.getTime()) }
}

function inUnits(span: number): Pick<TimeSpan, 'unit' | 'amount'> {
  if (span < hour) return { unit: 'minute', amount: Math.max(1, Math.floor(span / minute)) }
  if (span < 2 * day) return { unit: 'hour', amount: Math.floor(span / hour) }
  return { unit: 'day', amount: Math.floor(span / day) }
}

function usedPart(due: number, warnAt: string | null, now: number): number {
  if (now >= due) return 1
  const warn = warnAt === null ? due : Date.parse(warnAt)
  const last = due - warn
  if (last <= 0) return 0
  const whole = last / (1 - warnPart)
  return Math.min(1, Math.max(0, 1 - (due - now) / whole))
}

/** How a case stands, for its mark: what presses comes first. */
export function pressingState(line: Timed & { final: boolean; bucket: string }, now: Date): StateName {
  if (line.final) return 'done'
  if (line.dueAt !== null && now.getTime() >= Date.parse(line.dueAt)) return 'overdue'
  if (line.warnAt !== null && now.getTime() >= Date.parse(line.warnAt)) return 'soon'
  return line.bucket === 'accept' || line.bucket === 'dispatch' ? 'waiting' : 'moving'
}
