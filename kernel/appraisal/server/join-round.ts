import type { Ctx } from '#kernel/access/server/index.ts'
import { announceAppraisal } from './consequences.ts'
import { ratersOf } from './rater-rows.ts'
import { briefOf, type RoundRow } from './round-rows.ts'

/**
 * Adds raters by `add` and tells those with an account that they may vote, once each: who already was a rater of this
 * round has heard, and of a draft everybody hears when it opens.
 */
export async function joinRound<T>(
  ctx: Ctx,
  round: RoundRow,
  { personIds, add }: { personIds: readonly string[]; add: () => Promise<T> },
): Promise<T> {
  const before = await personsOf(ctx, round)
  const added = await add()
  const raterIds = [...new Set(personIds)].filter(id => !before.has(id))
  if (round.state === 'open' && raterIds.length > 0)
    await announceAppraisal(ctx.tx, { kind: 'joined', round: briefOf(round), results: [], raterIds })
  return added
}

async function personsOf(ctx: Ctx, round: RoundRow): Promise<ReadonlySet<string | null>> {
  const rows = await ratersOf(ctx, round).select('v.person_id').distinct().execute()
  return new Set(rows.map(row => row.person_id))
}
