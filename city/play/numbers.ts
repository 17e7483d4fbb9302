import { formatNumber } from '#features/matters/index.ts'
import { localDate } from '#kernel/calendar/index.ts'

/** Human numbers in the order matters were raised, with where each district's day stands at the end. */
export interface Numbers {
  take(district: string, at: Date): string
  /** As `matters.number_counter` keeps it: the next free number. */
  counters(): { district: string; day: string; next: number }[]
}

export function createNumbers(): Numbers {
  const next = new Map<string, number>()
  return {
    take(district, at) {
      const key = `${district}/${localDate(at)}`
      const sequence = next.get(key) ?? 1
      next.set(key, sequence + 1)
      return formatNumber(district, localDate(at), sequence)
    },
    counters: () => [...next].map(([key, count]) => ({ district: key.slice(0, 6), day: key.slice(7), next: count })),
  }
}
