import { rebuildTally } from '#features/matters/server/index.ts'
import { withLocal } from './open-local.ts'

/** Needed after rows were written past the product only: the counts are kept with every step. */
export async function rebuildMapTally(): Promise<void> {
  const counted = await withLocal(({ withTx }) => withTx(tx => rebuildTally(tx.db)))
  process.stdout.write(`${counted} closed matters counted for the map\n`)
}
