import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { newId } from '#kernel/ids/index.ts'
import { levelOf, parentOf } from '#kernel/territory/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { contract } from '../contract.ts'
import { gridTeam, type PairingKind, type PairingTarget, type PairingView, shanghaiDate } from '../index.ts'
import { isEmpty } from '../period.ts'
import { requireOpenArea } from './area-check.ts'
import { auditDirectory } from './directory-audit.ts'
import { type DirectoryCtx, seesOrganisationAt, underArea, underScope } from './directory-ctx.ts'
import { findOrganisation, organisationsTouching } from './organisation-queries.ts'
import { readCursor, toPage } from './paging.ts'
import { postsAt } from './post-queries.ts'

type Routes = Pick<typeof contract.routes, 'listPairings' | 'createPairing' | 'endPairing' | 'getGridTeam'>

export const pairingHandlers: Handlers<Routes, DirectoryCtx> = {
  async listPairings({ query }, ctx) {
    let rows = pairings(ctx.tx.db)
      .where(eb => underScope(eb, ctx.scope, 'pairing.area_code'))
      .orderBy('pairing.area_code')
      .orderBy('pairing.id')
      .limit(query.limit + 1)
    if (query.areaCode) rows = rows.where(underArea(query.areaCode, 'pairing.area_code'))
    if (query.kind) rows = rows.where('pairing.kind', '=', query.kind)
    if (query.personId) rows = rows.where('pairing.person_id', '=', query.personId)
    if (query.organisationId) rows = rows.where('pairing.organisation_id', '=', query.organisationId)
    if (!query.includeEnded)
      rows = rows.where(eb =>
        eb.or([eb('pairing.valid_to', 'is', null), eb('pairing.valid_to', '>', shanghaiDate(ctx.now))]),
      )
    if (query.cursor) {
      const { text, id } = readCursor(query.cursor)
      rows = rows.where(sql<boolean>`(pairing.area_code, pairing.id) > (${text}, ${id}::uuid)`)
    }
    return toPage(await rows.execute(), query.limit, { key: row => [row.area_code, row.id], item: toPairing })
  },
  async createPairing({ body }, ctx) {
    const validFrom = body.validFrom ?? shanghaiDate(ctx.now)
    if ((body.personId === undefined) === (body.organisationId === undefined))
      throw invalid('personId', 'people.one_partner')
    if (isEmpty({ validFrom, validTo: body.validTo })) throw invalid('validTo', 'people.period_empty')
    await requireOpenArea(ctx, body.areaCode)
    await requirePartner(ctx, body)
    const id = newId(ctx.now)
    await ctx.tx.db
      .insertInto('people.pairing')
      .values({
        id,
        kind: body.kind,
        person_id: body.personId ?? null,
        organisation_id: body.organisationId ?? null,
        area_code: body.areaCode,
        target_kind: body.targetKind,
        target_id: body.targetId,
        purpose: body.purpose,
        legal_basis: body.legalBasis,
        valid_from: validFrom,
        valid_to: body.validTo,
      })
      .execute()
    return changed(ctx, id, { event: 'pairing.created', details: { kind: body.kind, target: body.targetId } })
  },
  async endPairing({ params, body }, ctx) {
    const before = await findPairing(ctx, params.id)
    const validTo = body.validTo ?? shanghaiDate(ctx.now)
    if (before.validTo !== null && before.validTo <= validTo) throw new DomainError('people.already_ended')
    if (validTo < before.validFrom) throw invalid('validTo', 'people.end_before_start')
    await ctx.tx.db.updateTable('people.pairing').set({ valid_to: validTo }).where('id', '=', params.id).execute()
    return changed(ctx, params.id, { event: 'pairing.ended', reason: body.reason, details: { validTo } })
  },
  async getGridTeam({ params }, ctx) {
    if (!ctx.reaches(params.code)) throw notFound()
    if (levelOf(params.code) !== 'grid') throw invalid('code', 'people.not_a_grid')
    const date = shanghaiDate(ctx.now)
    const community = parentOf(params.code) ?? params.code
    const posts = await postsAt(ctx.tx.db, [params.code, community], date)
    const seated = posts.filter(post => post.areaCode === params.code || post.role === 'grid_instructor')
    return { ...gridTeam(seated, date), organisations: await organisationsTouching(ctx.tx.db, params.code, date) }
  },
}

async function changed(
  ctx: DirectoryCtx,
  id: string,
  change: { event: string; reason?: string; details: Record<string, unknown> },
): Promise<PairingView> {
  const pairing = await findPairing(ctx, id)
  auditDirectory(ctx, { ...change, subjectKind: 'pairing', subjectId: id, areaCode: pairing.areaCode })
  return pairing
}

async function findPairing(ctx: DirectoryCtx, id: string): Promise<PairingView> {
  const row = await pairings(ctx.tx.db).where('pairing.id', '=', id).executeTakeFirst()
  if (!row || !ctx.reaches(row.area_code)) throw notFound()
  return toPairing(row)
}

/** Only staff and visible organisations: a resident is never somebody's pairing. */
async function requirePartner(
  ctx: DirectoryCtx,
  body: { personId?: string | undefined; organisationId?: string | undefined },
): Promise<void> {
  if (body.personId !== undefined) {
    const person = await ctx.tx.db
      .selectFrom('people.person')
      .select('id')
      .where('id', '=', body.personId)
      .where('kind', '=', 'staff')
      .executeTakeFirst()
    if (!person) throw invalid('personId', 'people.person_unknown')
  }
  if (body.organisationId !== undefined) {
    const organisation = await findOrganisation(ctx.tx.db, body.organisationId, shanghaiDate(ctx.now))
    if (!organisation || !seesOrganisationAt(ctx, organisation.areaCode))
      throw invalid('organisationId', 'people.organisation_unknown')
  }
}

function pairings(db: Kysely<DB>) {
  return db
    .selectFrom('people.pairing as pairing')
    .innerJoin('territory.area as area', 'area.code', 'pairing.area_code')
    .leftJoin('people.person as person', 'person.id', 'pairing.person_id')
    .leftJoin('people.organisation as o', 'o.id', 'pairing.organisation_id')
    .select(['pairing.id', 'pairing.kind', 'pairing.person_id', 'person.name as person_name'])
    .select(['pairing.organisation_id', 'o.name as organisation_name', 'area.code as area_code'])
    .select(['area.name as area_name', 'pairing.target_kind', 'pairing.target_id', 'pairing.purpose'])
    .select(['pairing.legal_basis', 'pairing.valid_from', 'pairing.valid_to'])
}

type Row = Awaited<ReturnType<ReturnType<typeof pairings>['executeTakeFirstOrThrow']>>

function toPairing(row: Row): PairingView {
  return {
    id: row.id,
    kind: row.kind as PairingKind,
    personId: row.person_id,
    personName: row.person_name,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    areaCode: row.area_code,
    areaName: row.area_name,
    targetKind: row.target_kind as PairingTarget,
    targetId: row.target_id,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}
