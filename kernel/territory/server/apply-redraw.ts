import type { Tx } from '#platform/tx.ts'
import { districtOf } from '../code.ts'
import { gridsAfter, movesOf, type RedrawPlan } from '../redraw.ts'
import type { Shape } from '../topology.ts'
import { closeBoundary, replaceBoundaries } from './boundary-store.ts'
import { compoundPlaces } from './preview-redraw.ts'
import { communityShapes } from './read-drawing.ts'

interface Applied {
  community: string
  plan: RedrawPlan
  /** First day in force. */
  on: string
}

/**
 * Draws the grids of a community anew as one generation, opens the new ones, ends the merged ones and moves compounds to
 * the grid their point lies in now. Matters already taken in stay with the grid they came to. Returns the generation.
 */
export async function applyRedraw(tx: Tx, { community, plan, on }: Applied): Promise<number> {
  const before = (await communityShapes(tx.db, community)).filter(shape => shape.code !== community)
  await openGrids(tx, { community, plan, on })
  const generation = await replaceBoundaries(tx, plan.grids, 'redraw')
  for (const { code, successorCode } of plan.ends) await endGrid(tx, { code, successorCode, on })
  await moveCompounds(tx, { community, on, before, after: gridsAfter(before, plan) })
  return generation
}

async function openGrids(tx: Tx, { community, plan, on }: Applied): Promise<void> {
  const fresh = plan.grids.filter(grid => grid.name !== undefined)
  if (fresh.length === 0) return
  await tx.db
    .insertInto('territory.area')
    .values(
      fresh.map(({ code, name = code, predecessorCode = null }) => ({
        code,
        name,
        level: 'grid',
        parent_code: community,
        valid_from: on,
        predecessor_code: predecessorCode,
      })),
    )
    .execute()
}

async function endGrid(tx: Tx, { code, successorCode, on }: { code: string; successorCode: string; on: string }) {
  await tx.db
    .updateTable('territory.area')
    .set({ valid_to: on, successor_code: successorCode })
    .where('code', '=', code)
    .execute()
  await closeBoundary(tx, code)
  await tx.db
    .updateTable('territory.building')
    .set({ grid_code: successorCode })
    .where('district', '=', districtOf(code))
    .where('grid_code', '=', code)
    .execute()
}

interface Moving {
  community: string
  on: string
  before: readonly Shape[]
  after: readonly Shape[]
}

async function moveCompounds(tx: Tx, { community, on, before, after }: Moving): Promise<void> {
  const compounds = await compoundPlaces(tx.db, community, on)
  const ways = movesOf(
    compounds.map(({ lng, lat }) => [lng, lat]),
    before,
    after,
  )
  for (const [index, { from, to }] of ways.entries()) {
    const compound = compounds[index]
    if (!compound || from === to) continue
    const link = { district: compound.district, compound_id: compound.id }
    if (from !== null)
      await tx.db
        .deleteFrom('territory.compound_grid')
        .where('district', '=', link.district)
        .where('compound_id', '=', link.compound_id)
        .where('grid_code', '=', from)
        .execute()
    if (to !== null)
      await tx.db
        .insertInto('territory.compound_grid')
        .values({ ...link, grid_code: to })
        .onConflict(conflict => conflict.doNothing())
        .execute()
  }
}
