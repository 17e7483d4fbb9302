import type { Ctx } from '#kernel/access/server/index.ts'
import { invalid } from '#platform/error.ts'
import type { RoundRow } from './round-rows.ts'

export function ratersOf(ctx: Ctx, round: Pick<RoundRow, 'district' | 'id'>) {
  return ctx.tx.db
    .selectFrom('appraisal.rater as v')
    .where('v.district', '=', round.district)
    .where('v.round_id', '=', round.id)
}

export async function requireSubject(ctx: Ctx, round: RoundRow, subjectId: string): Promise<{ name: string }> {
  const row = await ctx.tx.db
    .selectFrom('appraisal.round_subject')
    .select('name')
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()
  if (!row) throw invalid('subjectId', 'appraisal.subject_unknown')
  return row
}
