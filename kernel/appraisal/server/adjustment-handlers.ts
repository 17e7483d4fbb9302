import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { attachFiles } from '#kernel/files/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { adjustmentRoutes } from '../round-contract.ts'
import { monthsAfter } from './finish-round.ts'
import { inReach } from './list-rounds.ts'
import { nameSubjects } from './name-subjects.ts'
import { schemeInForce } from './scheme-store.ts'

export const adjustmentHandlers: Handlers<typeof adjustmentRoutes, Ctx> = {
  async listAdjustments({ query }, ctx) {
    const [last] = query.cursor ? decodeCursor(query.cursor, 1) : []
    const rows = await ctx.tx.db
      .selectFrom('appraisal.adjustment as j')
      .selectAll()
      .where(inReach(ctx.scope, 'j.area_code'))
      .$if(query.scheme !== undefined, found => found.where('j.scheme_key', '=', query.scheme ?? ''))
      .$if(query.subject !== undefined, found => found.where('j.subject_id', '=', query.subject ?? ''))
      .$if(last !== undefined, found => found.where('j.id', '<', sql<string>`${String(last)}::uuid`))
      .orderBy('j.id', 'desc')
      .limit(query.limit + 1)
      .execute()
    const shown = rows.slice(0, query.limit)
    const end = shown.at(-1)
    return {
      items: shown.map(row => ({
        district: row.district,
        id: row.id,
        schemeKey: row.scheme_key,
        subjectId: row.subject_id,
        subjectName: row.subject_name,
        areaCode: row.area_code,
        key: row.kind_key,
        kind: row.kind === 'bonus' ? ('bonus' as const) : ('deduction' as const),
        points: row.points,
        reason: row.reason,
        fileId: maySeeEvidence(ctx, row.area_code) ? row.file_id : null,
        state: stateOf(row.state),
        validFrom: row.valid_from,
        validTo: row.valid_to,
        proposedAt: row.proposed_at.toISOString(),
        mayDecide:
          row.proposed_by !== ctx.actor.personId &&
          (row.state === 'proposed' || row.state === 'approved') &&
          ctx.can('appraisal.approve', { areaCode: row.area_code, caseType: null }),
      })),
      next: rows.length > query.limit && end ? encodeCursor([end.id]) : null,
    }
  },
  async proposeAdjustment({ body }, ctx) {
    if (!ctx.reaches(body.areaCode)) throw notFound()
    const district = districtOf(body.areaCode)
    const scheme = await schemeInForce(ctx.tx.db, { district, key: body.schemeKey })
    const kind = scheme.rules.adjustments.find(one => one.key === body.key)
    if (!kind || scheme.subjectKind === 'person') throw invalid('key', 'appraisal.adjustment_unknown')
    if (body.points > kind.most) throw invalid('points', 'appraisal.more_than_allowed', { most: kind.most / 100 })
    const ids = [body.subjectId]
    const named = await nameSubjects(ctx.tx.db, { kind: scheme.subjectKind, areaCode: body.areaCode, ids })
    const id = newId(ctx.now)
    const validTo = monthsAfter(new Date(`${body.validFrom}T00:00:00+08:00`), kind.validMonths)
    ctx.tx.gather(
      ctx.tx.db.insertInto('appraisal.adjustment').values({
        district,
        id,
        scheme_key: scheme.key,
        subject_kind: scheme.subjectKind,
        subject_id: body.subjectId,
        subject_name: named.get(body.subjectId)?.name ?? '',
        area_code: body.areaCode,
        kind_key: kind.key,
        kind: kind.kind,
        points: body.points,
        reason: body.reason,
        file_id: body.fileId,
        state: 'proposed',
        valid_from: body.validFrom,
        valid_to: validTo,
        proposed_by: ctx.actor.personId,
        proposed_at: ctx.now,
      }),
    )
    await attachFiles(ctx.tx, {
      district,
      fileIds: body.fileId ? [body.fileId] : [],
      subjectKind: 'appraisal_adjustment',
      subjectId: id,
      uploadedBy: ctx.actor.personId,
      visibility: 'internal',
    })
    return { district, id, validTo }
  },
  async decideAdjustment({ params, body }, ctx) {
    const row = await ctx.tx.db
      .selectFrom('appraisal.adjustment')
      .selectAll()
      .where('district', '=', params.district)
      .where('id', '=', params.id)
      .forUpdate()
      .executeTakeFirst()
    if (!row || !ctx.reaches(row.area_code)) throw notFound()
    const from = body.decision === 'revoked' ? 'approved' : 'proposed'
    if (row.state !== from) throw new DomainError('appraisal.adjustment_decided')
    if (row.proposed_by === ctx.actor.personId) throw new DomainError('appraisal.own_proposal', { status: 403 })
    if (body.decision !== 'approved' && !body.note) throw invalid('note', 'appraisal.reason_missing')
    await ctx.tx.db
      .updateTable('appraisal.adjustment')
      .set({
        state: body.decision,
        decided_by: ctx.actor.personId,
        decided_at: ctx.now,
        decision_note: body.note ?? null,
      })
      .where('district', '=', row.district)
      .where('id', '=', row.id)
      .execute()
    writeAudit(ctx.tx, {
      district: row.district,
      actor: ctx.actor,
      event: 'appraisal.adjustment_decided',
      subjectKind: 'appraisal_adjustment',
      subjectId: row.id,
      areaCode: row.area_code,
      reason: body.note ?? null,
      details: { decision: body.decision, points: row.points },
    })
    return { district: row.district, id: row.id, state: body.decision }
  },
}

/** Evidence is for those who propose and decide, not for everybody who reads the list: it may show third parties. */
function maySeeEvidence(ctx: Pick<Ctx, 'can'>, areaCode: string): boolean {
  const at = { areaCode, caseType: null }
  return ctx.can('appraisal.organise', at) || ctx.can('appraisal.approve', at)
}

/** Whether the caller may see the evidence of a bonus or deduction. */
export async function mayReadAdjustmentEvidence(
  ctx: Pick<Ctx, 'tx' | 'can'>,
  file: { district: string; subject_kind: string | null; subject_id: string | null },
): Promise<boolean> {
  if (file.subject_kind !== 'appraisal_adjustment' || file.subject_id === null) return false
  const row = await ctx.tx.db
    .selectFrom('appraisal.adjustment')
    .select('area_code')
    .where('district', '=', file.district)
    .where('id', '=', file.subject_id)
    .executeTakeFirst()
  return row !== undefined && maySeeEvidence(ctx, row.area_code)
}

const STATES = ['proposed', 'approved', 'refused', 'revoked'] as const

function stateOf(state: string): (typeof STATES)[number] {
  return STATES.find(one => one === state) ?? 'proposed'
}
