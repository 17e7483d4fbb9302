/** The choices of days that move along with the day it is; beside them stands `yyyy-mm-dd/yyyy-mm-dd`. */
export const daySpans = ['today', '7d', '30d', 'month'] as const
export type DaySpan = (typeof daySpans)[number]

interface Days {
  from?: string
  to?: string
}

const chosen = /^(\d{4}-\d{2}-\d{2})?\/(\d{4}-\d{2}-\d{2})?$/

/** The days an address names, both included; none for what it does not understand, which is all days. */
export function daysOf(text: string | undefined, today: string): Days {
  switch (text) {
    case 'today':
      return { from: today, to: today }
    case '7d':
      return { from: before(today, 6), to: today }
    case '30d':
      return { from: before(today, 29), to: today }
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today }
    default: {
      const [, from, to] = chosen.exec(text ?? '') ?? []
      return { ...(isDay(from) ? { from } : {}), ...(isDay(to) ? { to } : {}) }
    }
  }
}

/** Which of the choices an address holds; `own` for days of one's own. */
export function spanOf(text: string | undefined): DaySpan | 'own' | undefined {
  return daySpans.find(span => span === text) ?? (chosen.test(text ?? '') ? 'own' : undefined)
}

/** As it stands in the address; absent when neither end is given. */
export function ownDays({ from, to }: Days): string | undefined {
  return from || to ? `${from ?? ''}/${to ?? ''}` : undefined
}

const DAY = 86_400_000

function before(day: string, count: number): string {
  return new Date(Date.parse(day) - count * DAY).toISOString().slice(0, 10)
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && !Number.isNaN(Date.parse(text))
}
