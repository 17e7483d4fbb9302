import { shanghaiDate } from '#kernel/people/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { DomainError } from '#platform/error.ts'
import type { RouteInput } from '#platform/http/route.ts'
import type { contract } from '../contract.ts'
import { asResident } from './begin-case.ts'
import { findRegistration, type SubjectKey } from './find-registration.ts'
import { getMyReportIn } from './my-report-in.ts'
import { type RegistrationRow, toRegistration } from './registration-rows.ts'
import { reportIn } from './report-in.ts'
import type { ReportInDeps, ReportInHandlers } from './report-in-deps.ts'
import { sealName } from './seal-name.ts'
import { tellDeskOfPosts } from './tell-person.ts'
import { leaveVanguardPost, listMyBuildings, OFF_THE_PAGES, takeVanguardPost } from './vanguard-post.ts'
import { checkOffers } from './write-registration.ts'

type Correction = RouteInput<(typeof contract.routes)['correctMyReportIn']>['body']

const OPEN = ['confirming', 'placing']

/** What a person does about their own registrations: report, look, correct, stop. */
export function ownHandlers(deps: ReportInDeps) {
  return {
    getMyReportIn: (_input, ctx) => getMyReportIn(ctx, deps),
    reportIn: ({ body }, ctx) => reportIn(ctx, body, deps),
    correctMyReportIn: ({ params, body }, ctx) => correct(ctx, params, { body, deps }),
    endMyReportIn: ({ params }, ctx) => stop(ctx, params, deps),
    listMyBuildings: ({ params }, ctx) => listMyBuildings(ctx, params),
    takeVanguardPost: ({ params, body }, ctx) => takeVanguardPost(ctx, params, { body, deps }),
    leaveVanguardPost: ({ params }, ctx) => leaveVanguardPost(ctx, params, deps),
  } satisfies Partial<ReportInHandlers>
}

async function correct(ctx: Ctx, key: SubjectKey, { body, deps }: { body: Correction; deps: ReportInDeps }) {
  const row = await lockOwn(ctx, key)
  if (!OPEN.includes(row.state) && row.state !== 'registered') throw new DomainError('report-in.is_over')
  if (body.onWall && row.building_id === null) throw new DomainError('report-in.no_building_yet', { field: 'onWall' })
  await checkOffers(ctx, body.offers ?? [], deps)
  await ctx.tx.db
    .updateTable('report_in.registration')
    .set({
      ...(body.name === undefined ? {} : sealName(deps.crypto, body.name)),
      ...(body.offers === undefined ? {} : { offers: body.offers }),
      ...(body.offerWords === undefined ? {} : { offer_words: body.offerWords }),
      ...(body.willing === undefined ? {} : { willing: body.willing }),
      ...(body.wallWords === undefined ? {} : { wall_words: body.wallWords }),
      ...(body.onWall === undefined ? {} : { wall_consent_at: body.onWall ? (row.wall_consent_at ?? ctx.now) : null }),
      updated_at: ctx.now,
    })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  return readOwn(ctx, key, deps)
}

async function stop(ctx: Ctx, key: SubjectKey, deps: ReportInDeps) {
  const row = await lockOwn(ctx, key)
  if (OPEN.includes(row.state) && row.case_id) {
    await actOnCase(ctx.tx, {
      actor: asResident(ctx.actor),
      district: key.district,
      caseId: row.case_id,
      action: 'withdraw',
    })
    await ctx.tx.flush()
  } else if (row.state === 'registered') {
    await endByWish(ctx, key)
    await tellDeskOfPosts(ctx.tx, row)
  } else throw new DomainError('report-in.is_over')
  return readOwn(ctx, key, deps)
}

/** The name leaves the wall in the same moment. */
async function endByWish({ tx, now }: Ctx, key: SubjectKey): Promise<void> {
  await tx.db
    .updateTable('report_in.registration')
    .set({
      state: 'ended',
      end_reason: 'own_wish',
      ended_on: shanghaiDate(now),
      ...OFF_THE_PAGES,
      updated_at: now,
    })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
}

async function lockOwn(ctx: Ctx, key: SubjectKey): Promise<RegistrationRow> {
  await ctx.tx.db
    .selectFrom('report_in.registration')
    .select('id')
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .forUpdate()
    .execute()
  return findRegistration(ctx.tx.db, ctx.scope, key)
}

async function readOwn(ctx: Ctx, key: SubjectKey, { crypto }: ReportInDeps) {
  return toRegistration(await findRegistration(ctx.tx.db, ctx.scope, key), { actor: ctx.actor, now: ctx.now, crypto })
}
