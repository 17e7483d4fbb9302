import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { GENESIS } from '#kernel/workflow/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { lastWholeDay, type PeriodKind } from '../dates.ts'
import type { PublicationLine } from '../shapes.ts'
import { freeze, wholePeriod } from './freeze.ts'
import { hashOf, mayPublish, publicationAt, type PublicationRow, toLines } from './publication-rows.ts'
import { areaFor, mayRead, wholeAreas } from './where.ts'
import { WRITE_REPORTS } from './write-reports.job.ts'

interface DraftBody {
  areaCode: string
  period: PeriodKind
  at: string
  reason?: string | undefined
}

/** Freezes a period that is over. Published numbers stay: what corrects them is a further edition that says why. */
export async function draftPublication(ctx: Ctx, body: DraftBody): Promise<PublicationLine> {
  const area = await publishableArea(ctx, body.areaCode)
  const period = wholePeriod(body.period, body.at)
  if (period.to > lastWholeDay(ctx.now)) throw invalid('at', 'insights.not_over')
  const district = districtOf(area.code)
  const last = await lastEdition(ctx, { district, area_code: area.code, period: period.kind, starts: period.from })
  if (last?.state === 'draft') throw new DomainError('insights.draft_exists')
  if (last && !body.reason) throw invalid('reason', 'insights.needs_reason')
  const content = await freeze(ctx.tx.db, area, period)
  if (content.countedUntil === null || content.countedUntil < endOf(period.to))
    throw new DomainError('insights.not_counted')
  const frozen = {
    area_code: area.code,
    period: period.kind,
    starts: period.from,
    edition: (last?.edition ?? 0) + 1,
    reason: last ? (body.reason ?? null) : null,
    catalogue_version: content.catalogueVersion,
    prev_hash: last?.hash ?? GENESIS,
  }
  const row = await ctx.tx.db
    .insertInto('insights.publication')
    .values({
      district,
      id: newId(ctx.now),
      ...frozen,
      state: 'draft',
      content: jsonb(content),
      hash: hashOf(frozen, content),
      created_by: ctx.actor.personId,
      created_at: ctx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return recorded(ctx, row, 'publication.drafted')
}

/** When a day is over in Shanghai. */
function endOf(day: string): string {
  return new Date(`${day}T24:00:00+08:00`).toISOString()
}

async function publishableArea(ctx: Ctx, code: string) {
  if (!mayPublish(ctx, code)) throw notFound()
  const area = await areaFor(ctx, code)
  if (['grid', 'micro_grid'].includes(levelOf(code))) throw invalid('areaCode', 'insights.too_deep')
  return area
}

async function lastEdition(ctx: Ctx, key: Pick<PublicationRow, 'district' | 'area_code' | 'period' | 'starts'>) {
  return ctx.tx.db
    .selectFrom('insights.publication')
    .select(['edition', 'state', 'hash'])
    .where('district', '=', key.district)
    .where('area_code', '=', key.area_code)
    .where('period', '=', key.period)
    .where('starts', '=', key.starts)
    .orderBy('edition', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/** The only change a publication ever sees, and only a draft does. */
export async function publish(ctx: Ctx, key: { district: string; id: string }): Promise<PublicationLine> {
  await draftFor(ctx, key)
  const row = await ctx.tx.db
    .updateTable('insights.publication')
    .set({ state: 'published', published_at: ctx.now, published_by: ctx.actor.personId })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .where('state', '=', 'draft')
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new DomainError('insights.already_published')
  return recorded(ctx, row, 'publication.published')
}

export async function discardDraft(ctx: Ctx, key: { district: string; id: string }): Promise<{ discarded: boolean }> {
  const row = await draftFor(ctx, key)
  await ctx.tx.db
    .deleteFrom('insights.report_file')
    .where('district', '=', key.district)
    .where('publication_id', '=', key.id)
    .execute()
  await ctx.tx.db
    .deleteFrom('insights.publication')
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .where('state', '=', 'draft')
    .execute()
  audit(ctx, row, 'publication.discarded')
  return { discarded: true }
}

async function draftFor(ctx: Ctx, key: { district: string; id: string }): Promise<PublicationRow> {
  const row = await publicationAt(ctx, key)
  if (!mayPublish(ctx, row.area_code)) throw notFound()
  if (row.state !== 'draft') throw new DomainError('insights.already_published')
  return row
}

async function recorded(ctx: Ctx, row: PublicationRow, event: string): Promise<PublicationLine> {
  audit(ctx, row, event)
  await ctx.tx.enqueue(WRITE_REPORTS, {})
  const [line] = await toLines(ctx, [row])
  if (!line) throw notFound()
  return line
}

function audit(ctx: Ctx, row: PublicationRow, event: string): void {
  const { area_code: areaCode, period, starts, edition, hash } = row
  writeAudit(ctx.tx, {
    district: row.district,
    actor: ctx.actor,
    event,
    subjectKind: 'publication',
    subjectId: row.id,
    areaCode,
    reason: row.reason,
    details: { period, starts, edition, hash },
  })
}

/** Within reach, the newest period first; drafts only to those who may publish them. */
export async function listPublications(
  ctx: Ctx,
  query: { area?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const [starts, id] = query.cursor ? decodeCursor(query.cursor, 2) : []
  const areas = wholeAreas(ctx)
  const publishable = ctx.scopeFor('indicator.publish').areas.filter(area => area.caseTypes === null)
  if (areas.length === 0 || (query.area !== undefined && !mayRead(ctx, query.area))) return { items: [], next: null }
  const under = (code: string) => sql<boolean>`starts_with(area_code, ${code})`
  const rows = await ctx.tx.db
    .selectFrom('insights.publication')
    .selectAll()
    .where(eb => eb.or(areas.map(under)))
    .where(eb => eb.or([eb('state', '=', 'published'), ...publishable.map(area => under(area.code))]))
    .$if(query.area !== undefined, next => next.where('area_code', '=', query.area ?? ''))
    .$if(starts !== undefined, next =>
      next.where(sql<boolean>`(starts, id) < (${String(starts)}::date, ${String(id)}::uuid)`),
    )
    .orderBy('starts', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return { items: await toLines(ctx, shown), next: last ? encodeCursor([last.starts, last.id]) : null }
}
