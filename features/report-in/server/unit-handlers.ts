import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { levelOf } from '#kernel/territory/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { contract } from '../contract.ts'
import { findRegistration } from './find-registration.ts'
import { toRegistration } from './registration-rows.ts'
import type { ReportInDeps, ReportInHandlers } from './report-in-deps.ts'
import { checkOffers, openCommunity, openUnit, writeRegistration } from './write-registration.ts'

type Routes = typeof contract.routes

/** What a unit does: offers itself to a community, and notes who joined it or moved. */
export function unitHandlers(deps: ReportInDeps) {
  return {
    registerUnit: ({ body }, ctx) => registerUnit(ctx, body, deps),
    noteMember: ({ body }, ctx) => noteMember(ctx, body, deps),
  } satisfies Partial<ReportInHandlers>
}

/** Units act for themselves alone; another's is as if it were not there. */
async function ownUnit(ctx: Ctx, id: string) {
  if (!ctx.scope.organisations.some(reach => reach.organisationId === id)) throw notFound()
  return openUnit(ctx.tx.db, id, ctx.now)
}

async function registerUnit(ctx: Ctx, body: z.output<Routes['registerUnit']['body']>, deps: ReportInDeps) {
  const unit = await ownUnit(ctx, body.organisationId)
  const community = await openCommunity(ctx.tx.db, body.communityCode, ctx.now)
  await checkOffers(ctx, body.offers, deps)
  const standing = await ctx.tx.db
    .selectFrom('report_in.registration')
    .select('id')
    .where('kind', '=', 'unit')
    .where('organisation_id', '=', unit.id)
    .where('community_code', '=', community.code)
    .where('state', 'in', ['offered', 'registered'])
    .executeTakeFirst()
  if (standing) throw new DomainError('report-in.unit_is_there', { field: 'communityCode' })
  const key = await writeRegistration(
    ctx,
    {
      kind: 'unit',
      name: null,
      personId: null,
      organisationId: unit.id,
      organisationName: unit.name,
      community,
      areaCode: community.code,
      reason: 'register',
      happenedOn: shanghaiDate(ctx.now),
      offers: body.offers,
      offerWords: body.offerWords,
      willing: [],
      next: 'offered',
      previousId: null,
      actor: ctx.actor,
    },
    deps,
  )
  return read(ctx, key, deps)
}

async function noteMember(ctx: Ctx, body: z.output<Routes['noteMember']['body']>, deps: ReportInDeps) {
  const unit = await ownUnit(ctx, body.organisationId)
  const community = body.communityCode === null ? null : await openCommunity(ctx.tx.db, body.communityCode, ctx.now)
  // A row belongs to a district for good; a unit of the whole city must say where the person lives.
  if (!community && levelOf(unit.areaCode) === 'city') throw invalid('communityCode', 'report-in.community_needed')
  const key = await writeRegistration(
    ctx,
    {
      kind: 'member',
      name: body.name,
      personId: null,
      organisationId: unit.id,
      organisationName: unit.name,
      community,
      areaCode: community?.code ?? unit.areaCode,
      reason: body.reason,
      happenedOn: body.happenedOn,
      offers: [],
      offerWords: '',
      willing: [],
      next: community ? 'placing' : 'expected',
      previousId: null,
      actor: ctx.actor,
    },
    deps,
  )
  return read(ctx, key, deps)
}

async function read(ctx: Ctx, key: { district: string; id: string }, { crypto }: ReportInDeps) {
  const row = await findRegistration(ctx.tx.db, ctx.scopeFor('report_in.read'), key)
  return toRegistration(row, { actor: ctx.actor, now: ctx.now, crypto })
}
