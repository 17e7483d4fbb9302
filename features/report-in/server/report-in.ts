import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { DomainError } from '#platform/error.ts'
import type { contract } from '../contract.ts'
import { asResident, machine } from './begin-case.ts'
import { findRegistration } from './find-registration.ts'
import { toRegistration } from './registration-rows.ts'
import type { ReportInDeps } from './report-in-deps.ts'
import { blindName } from './seal-name.ts'
import { checkOffers, openCommunity, openUnit, writeRegistration } from './write-registration.ts'

type Body = z.output<(typeof contract.routes)['reportIn']['body']>

/**
 * Somebody reports in where they live. Who serves elsewhere goes on serving there until the new community has placed them;
 * what the unit had noted of a newcomer ends, and its day counts.
 */
export async function reportIn(ctx: Ctx, body: Body, deps: ReportInDeps) {
  const unit = await openUnit(ctx.tx.db, body.organisationId, ctx.now)
  const community = await openCommunity(ctx.tx.db, body.communityCode, ctx.now)
  await checkOffers(ctx, body.offers, deps)
  const former = await formerOf(ctx, { unitId: unit.id, community: community.code })
  const noted = await takeNoted(ctx, { unitId: unit.id, name: body.name, deps })
  const key = await writeRegistration(
    ctx,
    {
      kind: 'member',
      name: body.name,
      personId: ctx.actor.personId,
      organisationId: unit.id,
      organisationName: unit.name,
      community,
      areaCode: community.code,
      reason: noted?.reason ?? body.reason,
      happenedOn: noted?.happenedOn ?? body.happenedOn,
      offers: body.offers,
      offerWords: body.offerWords,
      willing: body.willing,
      next: 'confirming',
      previousId: former,
      actor: asResident(ctx.actor),
    },
    deps,
  )
  const row = await findRegistration(ctx.tx.db, ctx.scope, key)
  return toRegistration(row, { actor: ctx.actor, now: ctx.now, crypto: deps.crypto })
}

/** The registration in force, which the new one will replace; refused while another is under way or says the same. */
async function formerOf(ctx: Ctx, at: { unitId: string; community: string }): Promise<string | null> {
  // The person's row is the one everybody who reports for them meets at.
  await ctx.tx.db.selectFrom('people.person').select('id').where('id', '=', ctx.actor.personId).forUpdate().execute()
  const standing = await ctx.tx.db
    .selectFrom('report_in.registration')
    .select(['id', 'state', 'organisation_id', 'community_code'])
    .where('person_id', '=', ctx.actor.personId)
    .where('state', 'in', ['confirming', 'placing', 'registered'])
    .execute()
  if (standing.some(row => row.state !== 'registered')) throw new DomainError('report-in.already_reporting')
  const same = standing.some(row => row.organisation_id === at.unitId && row.community_code === at.community)
  if (same) throw new DomainError('report-in.already_registered', { field: 'communityCode' })
  return standing[0]?.id ?? null
}

async function takeNoted(ctx: Ctx, { unitId, name, deps }: { unitId: string; name: string; deps: ReportInDeps }) {
  const [row, ...others] = await ctx.tx.db
    .selectFrom('report_in.registration')
    .select(['district', 'case_id', 'reason', 'happened_on'])
    .where('name_blind', '=', blindName(deps.crypto, name))
    .where('organisation_id', '=', unitId)
    .where('state', '=', 'expected')
    .limit(2)
    .execute()
  // Two of one name in one unit: the unit says which when it confirms.
  if (!row?.case_id || others.length > 0) return null
  await actOnCase(ctx.tx, { actor: machine, district: row.district, caseId: row.case_id, action: 'arrive' })
  await ctx.tx.flush()
  return { reason: row.reason === 'moved' ? ('moved' as const) : ('joined' as const), happenedOn: row.happened_on }
}
