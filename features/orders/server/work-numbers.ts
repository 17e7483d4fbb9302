import { sql } from 'kysely'
import type { Tx } from '#platform/tx.ts'

const letters = { whistle: 'W', task: 'T', errand: 'E' } as const
const SHANGHAI_MS = 8 * 3_600_000

/** The next number of a district's day, such as `990101-261130-W0007`; the letter keeps it apart from a matter's. */
export async function takeNumber(tx: Tx, district: string, kind: keyof typeof letters): Promise<string> {
  const day = new Date(tx.now.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)
  const row = await tx.db
    .insertInto('orders.work_counter')
    .values({ district, day, kind, next: 2 })
    .onConflict(conflict =>
      conflict.columns(['district', 'day', 'kind']).doUpdateSet({ next: sql<number>`work_counter.next + 1` }),
    )
    .returning('next')
    .executeTakeFirstOrThrow()
  return numberOf(district, { day, letter: letters[kind], sequence: row.next - 1 })
}

function numberOf(district: string, at: { day: string; letter: string; sequence: number }): string {
  return `${district}-${at.day.slice(2).replaceAll('-', '')}-${at.letter}${String(at.sequence).padStart(4, '0')}`
}
