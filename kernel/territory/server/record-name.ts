import type { Tx } from '#platform/tx.ts'
import { touchMap } from './map-state.ts'

export interface Renaming {
  code: string
  from: { name: string; validFrom: string }
  to: string
  /** Day the new name begins. */
  on: string
}

/**
 * Renames an area and keeps its names with the day each began, so that an old document can be read; the code stays
 * (MCA order 79 art. 6). Two renamings on one day leave the last: the first was a slip.
 */
export async function recordNames(tx: Tx, renamings: readonly Renaming[]): Promise<void> {
  if (renamings.length === 0) return
  await tx.db
    .insertInto('territory.area_name')
    .values(renamings.map(({ code, from }) => ({ code, valid_from: from.validFrom, name: from.name })))
    .onConflict(conflict => conflict.columns(['code', 'valid_from']).doNothing())
    .execute()
  await tx.db
    .insertInto('territory.area_name')
    .values(renamings.map(({ code, to, on }) => ({ code, valid_from: on, name: to })))
    .onConflict(conflict =>
      conflict.columns(['code', 'valid_from']).doUpdateSet(eb => ({ name: eb.ref('excluded.name') })),
    )
    .execute()
  for (const { code, to } of renamings)
    await tx.db.updateTable('territory.area').set({ name: to }).where('code', '=', code).execute()
  await touchMap(tx)
}
