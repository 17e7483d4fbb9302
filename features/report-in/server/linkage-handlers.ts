import { type SqlBool, sql } from 'kysely'
import { monthsLater } from '#kernel/calendar/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { createPairing, endPairing, underArea } from '#kernel/people/server/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import { scopedCases } from '#kernel/workflow/server/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { RouteInput } from '#platform/http/route.ts'
import type { contract } from '../contract.ts'
import type { visitKinds } from '../linkage-contract.ts'
import { directoryCtx } from './directory-ctx.ts'
import { linkageRows, linkagesWithin, loose, mine, toLinkage } from './linkage-rows.ts'
import type { ReportInHandlers } from './report-in-deps.ts'
import { readSettings } from './settings-handlers.ts'

type Routes = typeof contract.routes

/** Standing responsibilities with what visits taught, and how one is handed to somebody else. */
export const linkageHandlers = {
  async listLinkages({ query }, ctx) {
    let rows = linkageRows(ctx.tx.db, ctx).where(linkagesWithin(ctx.scope, ctx.actor))
    if (query.area) rows = rows.where(underArea(query.area, 'p.area_code'))
    if (query.mine) rows = rows.where(mine(ctx.actor))
    if (query.loose) rows = rows.where(loose(shanghaiDate(ctx.now)))
    if (query.cursor) {
      const [code, id] = decodeCursor(query.cursor, 2)
      rows = rows.where(sql<SqlBool>`(p.area_code, p.id) > (${String(code)}, ${String(id)}::uuid)`)
    }
    const found = await rows
      .orderBy('p.area_code')
      .orderBy('p.id')
      .limit(query.limit + 1)
      .execute()
    const shown = found.slice(0, query.limit)
    const last = found.length > query.limit ? shown.at(-1) : undefined
    return { items: shown.map(toLinkage), next: last ? encodeCursor([last.area_code, last.id]) : null }
  },
  async listVisitNotes({ params }, ctx) {
    await reached(ctx, params.id)
    const rows = await ctx.tx.db
      .selectFrom('report_in.visit_note')
      .selectAll()
      .where('pairing_id', '=', params.id)
      .where('expires_on', '>', shanghaiDate(ctx.now))
      .orderBy('id', 'desc')
      .limit(100)
      .execute()
    return { items: rows.map(toNote) }
  },
  writeVisitNote: ({ params, body }, ctx) => writeNote(ctx, params.id, body),
  handOver: ({ params, body }, ctx) => handOver(ctx, params.id, body),
} satisfies Partial<ReportInHandlers>

async function reached(ctx: Ctx, id: string) {
  const row = await linkageRows(ctx.tx.db, ctx)
    .where('p.id', '=', id)
    .where(linkagesWithin(ctx.scope, ctx.actor))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

const ABOUT_PEOPLE: readonly string[] = ['help', 'mediation', 'health']

interface NoteRow {
  district: string
  id: string
  kind: string
  words: string
  writer_name: string
  written_at: Date
  case_id: string | null
  case_number: string | null
  expires_on: string
}

function toNote(row: NoteRow) {
  const { case_id: caseId, case_number: number } = row
  return {
    id: row.id,
    kind: row.kind as (typeof visitKinds)[number],
    words: row.words,
    writer: row.writer_name,
    at: row.written_at.toISOString(),
    case: caseId && number ? { district: row.district, id: caseId, number } : null,
    expiresOn: row.expires_on,
  }
}

/** Only whoever holds the responsibility writes; the words leave after some months, what needs doing stays a case. */
async function writeNote(ctx: Ctx, id: string, body: RouteInput<Routes['writeVisitNote']>['body']) {
  const pairing = await reached(ctx, id)
  if (!pairing.mine) throw new DomainError('report-in.not_your_linkage', { status: 403 })
  // What a visit was for would say something about a household: there, none of these is kept.
  if (pairing.target_kind === 'dwelling' && ABOUT_PEOPLE.includes(body.kind))
    throw invalid('kind', 'report-in.kind_says_too_much')
  const area = pairing.area_code ?? ''
  if (area.length < 6) throw new DomainError('report-in.linkage_too_wide')
  const found = body.caseNumber ? await caseNumbered(ctx, body.caseNumber) : null
  const { noteMonths } = await readSettings(ctx.tx.db)
  const row = {
    district: districtOf(area),
    id: newId(ctx.now),
    pairing_id: id,
    area_code: area,
    kind: body.kind,
    words: body.words,
    written_by: ctx.actor.personId,
    writer_name: ctx.actor.name,
    written_at: ctx.now,
    case_id: found?.id ?? null,
    case_number: found?.number ?? null,
    expires_on: monthsLater(shanghaiDate(ctx.now), noteMonths),
  }
  await ctx.tx.db.insertInto('report_in.visit_note').values(row).execute()
  return toNote(row)
}

/** A matter, a wish or an order the writer can read themselves. */
async function caseNumbered(ctx: Ctx, number: string) {
  const row = await scopedCases(ctx.tx.db, ctx.scopeFor('case.read'))
    .select(['c.id', 'c.number'])
    .where('c.number', '=', number)
    .executeTakeFirst()
  if (!row) throw invalid('caseNumber', 'report-in.case_unknown')
  return row
}

/** One ends, the other begins the same day; the directory's own rules and audit hold for both. */
async function handOver(ctx: Ctx, id: string, body: RouteInput<Routes['handOver']>['body']) {
  const row = await ctx.tx.db.selectFrom('people.pairing').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row?.area_code || !ctx.reaches(row.area_code)) throw notFound()
  const same = (body.personId ?? null) === row.person_id && (body.organisationId ?? null) === row.organisation_id
  if (same) throw invalid('personId', 'report-in.same_holder')
  const directory = directoryCtx(ctx)
  await endPairing(
    { params: { id }, query: undefined, body: { requestId: body.requestId, reason: body.reason } },
    directory,
  )
  const next = await createPairing(
    {
      params: undefined,
      query: undefined,
      body: {
        requestId: body.requestId,
        kind: row.kind as 'responsible',
        ...(body.personId ? { personId: body.personId } : {}),
        ...(body.organisationId ? { organisationId: body.organisationId } : {}),
        areaCode: row.area_code,
        targetKind: row.target_kind as 'area',
        targetId: row.target_id,
        purpose: row.purpose,
        legalBasis: row.legal_basis,
        validTo: row.valid_to,
      },
    },
    directory,
  )
  return { id: next.id }
}
