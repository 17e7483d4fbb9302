import type { Ctx } from '#kernel/access/server/index.ts'
import { notFound } from '#platform/error.ts'
import type { RoundKey } from './draft-round.ts'
import { lockRound, readRound, type RoundRow } from './round-rows.ts'

export async function reached(ctx: Ctx, key: RoundKey): Promise<RoundRow> {
  const round = await readRound(ctx.tx.db, key)
  if (!ctx.reaches(round.area_code)) throw notFound()
  return round
}

export async function lockReached(ctx: Ctx, key: RoundKey): Promise<RoundRow> {
  const round = await lockRound(ctx.tx.db, key)
  if (!ctx.reaches(round.area_code)) throw notFound()
  return round
}
