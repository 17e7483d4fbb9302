import type { Actor } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { actOnCase, readRecord, scopedCases } from '#kernel/workflow/server/index.ts'
import { invalid } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import type { Tx } from '#platform/tx.ts'
import { whistleKeys } from '../../whistle-procedures.ts'

export interface Origin {
  id: string
  number: string
  areaCode: string
  place: string
}

/** The stuck case a whistle is raised from: open, within reach, whichever feature it belongs to. */
export async function originOf(ctx: Ctx, origin: { district: string; number: string }): Promise<Origin> {
  const row = await scopedCases(ctx.tx.db, ctx.scopeFor('case.read'))
    .select(['c.id', 'c.number', 'c.area_code', 'c.place', 'c.final', 'c.procedure'])
    .where('c.district', '=', origin.district)
    .where('c.number', '=', origin.number)
    .executeTakeFirst()
  if (!row || whistleKeys.includes(row.procedure)) throw invalid('origin', 'orders.origin_unknown')
  if (row.final) throw invalid('origin', 'orders.origin_closed')
  return { id: row.id, number: row.number, areaCode: row.area_code, place: row.place }
}

/** Says in the thread of the case what became of its whistle; a case that has ended meanwhile is left alone. */
export async function tellOrigin(
  tx: Tx,
  actor: Actor,
  at: { district: string; caseId: string; key: string; params: Record<string, string> },
): Promise<void> {
  const record = await readRecord(tx.db, at)
  if (!record || record.case.final) return
  await actOnCase(tx, {
    actor,
    district: at.district,
    caseId: at.caseId,
    action: 'comment',
    note: translate('zh', at.key, at.params).trim(),
    form: { visibility: 'public' },
  })
}
