import { sql, type SqlBool } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { fileUrl } from '#kernel/files/index.ts'
import { getCase } from '#kernel/workflow/server/index.ts'
import { notFound } from '#platform/error.ts'
import type { WhistleDetail } from '../../whistle-contract.ts'
import { callLines } from './call-lines.ts'
import { caseIn, whistleIn, whistleLineOf, whistleRows } from './whistle-rows.ts'

interface Key {
  district: string
  id: string
}

/** One whistle with every called unit; 404 to whoever neither reaches it nor was called. */
export async function getWhistle(ctx: Ctx, key: Key): Promise<WhistleDetail> {
  const { db } = ctx.tx
  const row = await whistleRows(db, ctx.now)
    .select(['w.words', 'w.meet_place', 'o.title as origin_title'])
    .select(sql<SqlBool>`${caseIn(ctx.scope, 'c')}`.as('whole'))
    .where('w.district', '=', key.district)
    .where('w.id', '=', key.id)
    .where(whistleIn(ctx.scope))
    .executeTakeFirst()
  if (!row) throw notFound()
  const at = { scope: ctx.scope, now: ctx.now }
  const whole = Boolean(row.whole)
  return {
    ...whistleLineOf(row, ctx),
    words: row.words,
    meetPlace: row.meet_place,
    photos: await photosOf(ctx, { district: row.district, caseId: row.case_id }),
    // Where it came from is the whistler's to know: a called unit need not reach that case.
    from:
      whole && row.origin_case && row.origin_number
        ? {
            district: row.district,
            caseId: row.origin_case,
            number: row.origin_number,
            title: row.origin_title ?? '',
          }
        : null,
    origin: whole ? row.origin_number : null,
    callLines: await callLines(db, { district: row.district, whistleId: row.id }, at),
    case: whole ? await getCase(ctx, { district: row.district, caseId: row.case_id }) : null,
  }
}

/** What a unit was called to: its own case, with the whistle around it. */
export async function getWhistleCall(ctx: Ctx, key: Key) {
  const call = await ctx.tx.db
    .selectFrom('orders.whistle_call as u')
    .innerJoin('workflow.case as k', join =>
      join.onRef('k.district', '=', 'u.district').onRef('k.id', '=', 'u.case_id'),
    )
    .select(['u.whistle_id', 'u.case_id'])
    .where('u.district', '=', key.district)
    .where('u.id', '=', key.id)
    .where(caseIn(ctx.scope, 'k'))
    .executeTakeFirst()
  if (!call) throw notFound()
  return {
    id: key.id,
    whistle: await getWhistle(ctx, { district: key.district, id: call.whistle_id }),
    case: await getCase(ctx, { district: key.district, caseId: call.case_id }),
  }
}

/** The photos it was raised with. */
async function photosOf(ctx: Ctx, key: { district: string; caseId: string }): Promise<WhistleDetail['photos']> {
  const row = await ctx.tx.db
    .selectFrom('workflow.action')
    .select('file_ids')
    .where('district', '=', key.district)
    .where('case_id', '=', key.caseId)
    .where('seq', '=', 1)
    .executeTakeFirst()
  return (row?.file_ids ?? []).map(id => ({
    id,
    url: fileUrl(key.district, id),
    thumbnailUrl: fileUrl(key.district, id, 'thumbnail'),
  }))
}
