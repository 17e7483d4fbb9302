import { type Scope, scopeReaches } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { notFound } from '#platform/error.ts'
import type { PartnerDetail } from '../../shapes.ts'
import { countDone } from './count-done.ts'
import { organisationsIn, toLine } from './list-partners.ts'
import { type PartnerRow, partnerRows, timesOf } from './partner-rows.ts'

export interface PartnerKey {
  district: string
  id: string
}

/** One partner within the reach of the route; out of reach it is not found. */
export async function getPartner(ctx: Ctx, key: PartnerKey): Promise<PartnerDetail> {
  const row = await findPartner(ctx, key)
  if (!row || !(ctx.reaches(row.area_code) || speaksForOrganisation(ctx, row))) throw notFound()
  return toDetail(ctx, row)
}

export function findPartner({ tx }: Pick<Ctx, 'tx'>, key: PartnerKey): Promise<PartnerRow | undefined> {
  return partnerRows(tx.db).where('p.district', '=', key.district).where('p.id', '=', key.id).executeTakeFirst()
}

/** Locks the row of the register; names are read after it. */
export async function lockPartner(ctx: Pick<Ctx, 'tx'>, key: PartnerKey): Promise<PartnerRow | undefined> {
  await ctx.tx.db
    .selectFrom('partners.partner')
    .select('id')
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .forUpdate()
    .execute()
  return findPartner(ctx, key)
}

/** The person themselves, or somebody with a post for the organisation. */
export function speaksFor(ctx: Pick<Ctx, 'actor'>, row: Pick<PartnerRow, 'person_id' | 'organisation_id'>): boolean {
  if (row.person_id !== null) return row.person_id === ctx.actor.personId
  return ctx.actor.organisations.some(id => id === row.organisation_id)
}

/** A unit reads its own entry, wherever it stands. */
function speaksForOrganisation({ scope }: Ctx, row: PartnerRow): boolean {
  return scope.organisations.some(held => held.organisationId === row.organisation_id)
}

export async function toDetail(ctx: Ctx, row: PartnerRow): Promise<PartnerDetail> {
  const done = await countDone(ctx.tx.db, { organisationIds: organisationsIn([row]), now: ctx.now })
  const keeping = ctx.scopeFor('partner.check')
  const mine = speaksFor(ctx, row)
  const keeps = reaches(keeping, row)
  const areas = await ctx.tx.db
    .selectFrom('territory.area')
    .select(['code', 'name'])
    .where('code', 'in', row.areas)
    .orderBy('code')
    .execute()
  const line = toLine(row, { done, mayName: keeping })
  return {
    ...line,
    name: mine ? row.shown : line.name,
    caseId: row.case_id,
    areas,
    times: timesOf(row),
    words: row.words,
    phone: row.phone,
    hasContact: row.phone !== null || row.contact_cipher !== null,
    listed: row.listed,
    contactPublic: row.contact_public,
    until: row.until,
    reason: row.reason,
    mayEdit: mine || (keeps && row.organisation_id !== null),
    mayReveal: keeps && row.contact_cipher !== null,
  }
}

function reaches(scope: Scope, row: PartnerRow): boolean {
  return scopeReaches(scope, { areaCode: row.area_code, caseType: null })
}
