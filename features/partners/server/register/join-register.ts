import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { organisationsById } from '#kernel/people/server/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { actOnCase, openCase, toLine } from '#kernel/workflow/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { organisationJoining, residentJoining } from '../../procedures.ts'
import { offerFault, residentTitle } from '../../rules.ts'
import { type OfferInput, standingStates } from '../../shapes.ts'
import { contactOf } from './contact.ts'
import { inForceToday, readFields } from './dictionary-store.ts'
import { takeNumber } from './take-number.ts'

interface Joining {
  offer: OfferInput
  areaCode: string
  organisation: { id: string; name: string } | null
  called: string
}

/** A resident for themselves, or somebody for the organisation they hold a post for. */
export async function applyAsPartner(
  ctx: Ctx,
  crypto: CryptoProvider,
  body: OfferInput & { areaCode: string; organisationId: string | null; called: string },
) {
  const { organisationId, areaCode, called, ...offer } = body
  if (organisationId === null && ctx.actor.kind !== 'resident') throw invalid('organisationId', 'partners.for_whom')
  if (organisationId === null && called === '') throw invalid('called', 'partners.called_needed')
  if (organisationId !== null && !ctx.actor.organisations.includes(organisationId))
    throw invalid('organisationId', 'partners.not_your_organisation')
  const organisation = organisationId === null ? null : await openOrganisation(ctx, organisationId)
  const { row } = await enter(ctx, crypto, { offer, areaCode, organisation, called: organisation ? '' : called })
  return toLine(row, ctx.now)
}

/** The community asks; the organisation answers for itself, or on paper. */
export async function invitePartner(
  ctx: Ctx,
  crypto: CryptoProvider,
  body: OfferInput & { areaCode: string; organisationId: string },
) {
  const { organisationId, areaCode, ...offer } = body
  if (!ctx.reaches(areaCode)) throw notFound()
  const organisation = await openOrganisation(ctx, organisationId)
  const { row } = await enter(ctx, crypto, { offer, areaCode, organisation, called: '' })
  const { record } = await actOnCase(ctx.tx, {
    actor: ctx.actor,
    district: row.district,
    caseId: row.id,
    action: 'invite',
    form: { leadOrganisationId: organisation.id },
  })
  return toLine(record.case, ctx.now)
}

async function openOrganisation({ tx }: Ctx, id: string): Promise<{ id: string; name: string }> {
  const [organisation] = await organisationsById(tx.db, { ids: [id], at: tx.now })
  if (!organisation) throw invalid('organisationId', 'partners.organisation_unknown')
  return organisation
}

async function enter(ctx: Ctx, crypto: CryptoProvider, joining: Joining) {
  const { organisation, areaCode, offer } = joining
  const isPerson = organisation === null
  await checkOffer(ctx, { ...joining, isPerson })
  const district = districtOf(areaCode)
  const [id, caseId] = [newId(ctx.now), newId(ctx.now)]
  const procedure = isPerson ? residentJoining : organisationJoining
  const { record } = await openCase(ctx.tx, {
    procedure: procedure.key,
    subject: {
      district,
      id: caseId,
      subjectKind: procedure.subjectKind,
      subjectId: id,
      number: await takeNumber(ctx.tx, district),
      title: organisation?.name ?? residentTitle(await namesOf(ctx, offer.fields)),
      place: '',
      areaCode,
      category: null,
      urgency: 'normal',
      requesterId: isPerson ? ctx.actor.personId : null,
    },
    actor: ctx.actor,
  })
  await ctx.tx.flush()
  await insertPartner(ctx, joining, { id, caseId, ...contactOf(crypto, { phone: offer.phone, isPerson }) })
  return { id, row: record.case }
}

/** Against the dictionary, the map, and what already stands in the register. */
async function checkOffer(ctx: Ctx, joining: Joining & { isPerson: boolean }): Promise<void> {
  const { offer, areaCode, organisation, isPerson } = joining
  if (isPerson && levelOf(areaCode) !== 'community') throw invalid('areaCode', 'partners.community_needed')
  if (levelOf(areaCode) === 'grid' || levelOf(areaCode) === 'micro_grid')
    throw invalid('areaCode', 'partners.community_needed')
  await checkWords(ctx, { offer, kind: isPerson ? 'person' : 'organisation' })
  const date = shanghaiDate(ctx.now)
  const wanted = [...new Set([areaCode, ...offer.areas])]
  const known = await ctx.tx.db
    .selectFrom('territory.area')
    .select('code')
    .where('code', 'in', wanted)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', date)]))
    .execute()
  if (known.length < wanted.length) throw invalid('areas', 'partners.area_unknown')
  const standing = await ctx.tx.db
    .selectFrom('partners.partner')
    .select('id')
    .where('district', '=', districtOf(areaCode))
    .where('state', 'in', standingStates)
    .where(eb =>
      organisation
        ? eb.and([eb('organisation_id', '=', organisation.id), eb('area_code', '=', areaCode)])
        : eb('person_id', '=', ctx.actor.personId),
    )
    .executeTakeFirst()
  if (standing) throw new DomainError('partners.already_there')
}

export async function checkWords(
  ctx: Pick<Ctx, 'tx' | 'now'>,
  { offer, kind }: { offer: OfferInput; kind: 'organisation' | 'person' },
): Promise<void> {
  const { classes, fields } = await inForceToday(ctx.tx.db, ctx.now)
  const fault = offerFault(offer, { kind, classes, fields: fields.map(field => field.code) })
  if (fault) throw invalid(fault.field, fault.code)
}

/** In the language titles are kept in. */
async function namesOf({ tx }: Pick<Ctx, 'tx'>, codes: readonly string[]): Promise<string[]> {
  const fields = await readFields(tx.db)
  return fields.filter(field => codes.includes(field.code)).map(field => field.zh)
}

type Keys = { id: string; caseId: string } & ReturnType<typeof contactOf>

async function insertPartner(ctx: Ctx, joining: Joining, { id, caseId, ...contact }: Keys): Promise<void> {
  const { offer, areaCode, organisation, called } = joining
  await ctx.tx.db
    .insertInto('partners.partner')
    .values({
      district: districtOf(areaCode),
      id,
      case_id: caseId,
      organisation_id: organisation?.id ?? null,
      person_id: organisation ? null : ctx.actor.personId,
      called,
      ...offerColumns(offer),
      ...contact,
      area_code: areaCode,
      state: 'applied',
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .execute()
}

export function offerColumns(offer: OfferInput) {
  const { classes, fields, areas, times, words, listed, contactPublic } = offer
  return { classes, fields, areas, times: jsonb(times), words, listed, contact_public: contactPublic }
}
