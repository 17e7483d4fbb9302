import { formatNumber } from '#features/matters/index.ts'
import { localDate } from '#kernel/calendar/index.ts'

/** Human numbers in the order cases were opened, with where each district's day stands at the end. */
export interface Numbers {
  take(district: string, at: Date): string
  /** As a table of counters keeps it: the next free number. */
  counters(): { district: string; day: string; next: number }[]
}

export function createNumbers(format: typeof formatNumber = formatNumber): Numbers {
  const next = new Map<string, number>()
  return {
    take(district, at) {
      const key = `${district}/${localDate(at)}`
      const sequence = next.get(key) ?? 1
      next.set(key, sequence + 1)
      return format(district, localDate(at), sequence)
    },
    counters: () => [...next].map(([key, count]) => ({ district: key.slice(0, 6), day: key.slice(7), next: count })),
  }
}
