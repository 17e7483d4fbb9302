import { sql } from 'kysely'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Tx } from '#platform/tx.ts'
import { reportInNumber } from '../rules.ts'

/** The next human number of the district today; gaps are allowed, repeats are not. */
export async function takeNumber(tx: Tx, district: string): Promise<string> {
  const day = shanghaiDate(tx.now)
  const { next } = await tx.db
    .insertInto('report_in.number_counter')
    .values({ district, day, next: 2 })
    .onConflict(conflict =>
      conflict.columns(['district', 'day']).doUpdateSet({ next: sql<number>`number_counter.next + 1` }),
    )
    .returning('next')
    .executeTakeFirstOrThrow()
  return reportInNumber({ district, day, sequence: next - 1 })
}
