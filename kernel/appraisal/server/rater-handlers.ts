import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Handlers, RouteInput } from '#platform/http/route.ts'
import type { raterRoutes } from '../round-contract.ts'
import { addLines } from './add-lines.ts'
import { newToken } from './cast-ballot.ts'
import { joinRound } from './join-round.ts'
import { paperHandlers } from './paper-handlers.ts'
import { lockReached, reached } from './reached-round.ts'
import { ratersOf, requireSubject } from './rater-rows.ts'
import type { RoundRow } from './round-rows.ts'

export const raterHandlers: Handlers<typeof raterRoutes, Ctx> = {
  ...paperHandlers,
  async listRaters({ params, query }, ctx) {
    const round = await reached(ctx, params)
    const [last] = query.cursor ? decodeCursor(query.cursor, 1) : []
    const rows = await ratersOf(ctx, round)
      .leftJoin('people.person as n', 'n.id', 'v.person_id')
      .select(['v.id', 'v.subject_id', 'v.group_key', 'v.voted', 'v.person_id', 'v.label', 'n.name'])
      .$if(query.subject !== undefined, found => found.where('v.subject_id', '=', query.subject ?? ''))
      .$if(query.group !== undefined, found => found.where('v.group_key', '=', query.group ?? ''))
      .$if(last !== undefined, found => found.where('v.id', '>', sql<string>`${String(last)}::uuid`))
      .orderBy('v.id')
      .limit(query.limit + 1)
      .execute()
    const shown = rows.slice(0, query.limit)
    const end = shown.at(-1)
    return {
      items: shown.map(row => ({
        id: row.id,
        subjectId: row.subject_id,
        group: row.group_key,
        name: row.name ?? row.label ?? '',
        byLink: row.person_id === null,
        voted: row.voted,
      })),
      next: rows.length > query.limit && end ? encodeCursor([end.id]) : null,
    }
  },
  async addRaters({ params, body }, ctx) {
    const round = await lockReached(ctx, params)
    if (round.state !== 'draft' && round.state !== 'open')
      throw new DomainError('appraisal.not_now', { params: { state: round.state } })
    const { subjectId, raters } = body
    await requireSubject(ctx, round, subjectId)
    if (raters.some(one => !round.rules.groups.some(group => group.key === one.group)))
      throw invalid('raters', 'appraisal.group_unknown')
    if (raters.some(one => (one.personId === undefined) === (one.label === undefined)))
      throw invalid('raters', 'appraisal.rater_needs_one')
    const personIds = raters.flatMap(one => one.personId ?? [])
    return joinRound(ctx, round, { personIds, add: () => addRaters(ctx, round, body) })
  },
  async addRaterLines({ params, body }, ctx) {
    const round = await lockReached(ctx, params)
    if (round.state !== 'draft' && round.state !== 'open')
      throw new DomainError('appraisal.not_now', { params: { state: round.state } })
    return addLines(ctx, round, body)
  },
  async removeRater({ params }, ctx) {
    const round = await lockReached(ctx, params)
    if (round.state !== 'draft') throw new DomainError('appraisal.not_now', { params: { state: round.state } })
    const { numDeletedRows } = await ctx.tx.db
      .deleteFrom('appraisal.rater')
      .where('district', '=', round.district)
      .where('round_id', '=', round.id)
      .where('id', '=', params.raterId)
      .executeTakeFirst()
    return { removed: Number(numDeletedRows) }
  },
  async issueLinks({ params, body }, ctx) {
    const round = await lockReached(ctx, params)
    if (round.state !== 'open') throw new DomainError('appraisal.not_now', { params: { state: round.state } })
    const rows = await ratersOf(ctx, round)
      .select(['v.id', 'v.label'])
      .where('v.subject_id', '=', body.subjectId)
      .where('v.group_key', '=', body.group)
      .where('v.person_id', 'is', null)
      .where('v.voted', '=', false)
      .orderBy('v.id')
      .execute()
    const items = rows.map(row => ({ id: row.id, label: row.label ?? '', ...newToken(round.district) }))
    const hashes = JSON.stringify(items.map(({ id, hash }) => ({ id, hash })))
    await sql`update appraisal.rater as v set link_hash = f.hash
      from jsonb_to_recordset(${hashes}::jsonb) as f(id uuid, hash text)
      where v.district = ${round.district} and v.round_id = ${round.id}::uuid and v.id = f.id`.execute(ctx.tx.db)
    writeAudit(ctx.tx, {
      district: round.district,
      actor: ctx.actor,
      event: 'appraisal.links_issued',
      subjectKind: 'appraisal_round',
      subjectId: round.id,
      areaCode: round.area_code,
      details: { group: body.group, links: items.length },
    })
    return { items: items.map(({ id, label, token }) => ({ id, label, token })) }
  },
}

type Raters = RouteInput<typeof raterRoutes.addRaters>['body']

async function addRaters(ctx: Ctx, round: RoundRow, { subjectId, raters }: Raters): Promise<{ added: number }> {
  const { numInsertedOrUpdatedRows: added } = await ctx.tx.db
    .insertInto('appraisal.rater')
    .values(
      raters.map(one => ({
        district: round.district,
        round_id: round.id,
        id: newId(ctx.now),
        subject_id: subjectId,
        group_key: one.group,
        person_id: one.personId ?? null,
        label: one.label ?? null,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return { added: Number(added ?? 0) }
}
