import { sql } from 'kysely'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Tx } from '#platform/tx.ts'
import { partnerNumber } from '../../rules.ts'

/** The next number of the district's year, for a case of this feature. */
export async function takeNumber(tx: Tx, district: string): Promise<string> {
  const year = Number(shanghaiDate(tx.now).slice(0, 4))
  const { next } = await tx.db
    .insertInto('partners.number_counter')
    .values({ district, year, next: 2 })
    .onConflict(conflict =>
      conflict.columns(['district', 'year']).doUpdateSet({ next: sql<number>`number_counter.next + 1` }),
    )
    .returning('next')
    .executeTakeFirstOrThrow()
  return partnerNumber(district, year, next - 1)
}
