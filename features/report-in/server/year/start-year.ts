import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { draftRound } from '#kernel/appraisal/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { maskName, shanghaiDate } from '#kernel/people/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import type { contract } from '../../contract.ts'
import { MEMBER_YEAR } from '../../year-scheme.ts'
import type { ReportInDeps } from '../report-in-deps.ts'
import { openName } from '../seal-name.ts'
import { openCommunity } from '../write-registration.ts'
import { membersOfYear, periodOf, ratersOf, roundOfYear } from './members-of-year.ts'

type Body = z.output<(typeof contract.routes)['startYear']['body']>
type Members = Awaited<ReturnType<typeof membersOfYear>>['members']

/** What a round would hold if it were drafted now. */
export async function planYear(ctx: Ctx, of: { area: string; year: number }) {
  if (!ctx.reaches(of.area)) throw notFound()
  const at = { areaCode: of.area, year: of.year, now: ctx.now }
  const { members, ...left } = await membersOfYear(ctx.tx.db, at)
  return {
    round: await roundOfYear(ctx.tx.db, at),
    members: members.length,
    ...left,
    raters: await ratersOf(ctx.tx.db, at),
  }
}

/** Drafts the round: everybody registered is a subject, whoever was chosen of the community grades each of them. */
export async function startYear(ctx: Ctx, body: Body, { crypto }: ReportInDeps) {
  if (!ctx.reaches(body.areaCode)) throw notFound()
  if (levelOf(body.areaCode) !== 'community') throw invalid('areaCode', 'report-in.community_unknown')
  const { db } = ctx.tx
  const community = await openCommunity(db, body.areaCode, ctx.now)
  const at = { ...body, now: ctx.now }
  checkDays(at)
  await requireNone(ctx, at)
  const { members } = await membersOfYear(db, at)
  if (members.length === 0) throw new DomainError('report-in.nobody_to_appraise', { field: 'year' })
  await checkRaters(ctx, body)
  const { from, to } = periodOf(at)
  const key = await draftRound(ctx.tx, {
    schemeKey: MEMBER_YEAR,
    areaCode: community.code,
    title: translate('zh', 'report-in:titles.member_year', { community: community.name, year: body.year }),
    periodFrom: from,
    periodTo: to,
    closesAt: new Date(`${body.closesOn}T23:59:59+08:00`),
    subjects: members.map(one => ({
      subjectId: one.personId,
      // The round keeps what anybody may see; the name itself is opened from the registration.
      name: [maskName(openName(crypto, one) ?? ''), one.building].filter(Boolean).join(' · '),
      areaCode: community.code,
      raters: body.raterIds.filter(id => id !== one.personId).map(personId => ({ group: 'community', personId })),
    })),
    by: ctx.actor,
  })
  await keepMembers(ctx, { members, key, body })
  writeAudit(ctx.tx, {
    district: key.district,
    actor: ctx.actor,
    event: 'report_in.year_started',
    subjectKind: 'appraisal_round',
    subjectId: key.id,
    areaCode: community.code,
    details: { year: body.year, members: members.length },
  })
  return { ...key, members: members.length }
}

function checkDays({ year, closesOn, now }: Body & { now: Date }): void {
  if (year > Number(shanghaiDate(now).slice(0, 4))) throw invalid('year', 'report-in.in_the_future')
  if (closesOn < shanghaiDate(now)) throw invalid('closesOn', 'report-in.day_is_past')
}

/** One round for a community and a year; whoever starts it meets the others at the community's row. */
async function requireNone(ctx: Ctx, at: Body): Promise<void> {
  await ctx.tx.db.selectFrom('territory.area').select('code').where('code', '=', at.areaCode).forUpdate().execute()
  if (await roundOfYear(ctx.tx.db, at)) throw new DomainError('report-in.year_is_there', { field: 'year' })
}

async function checkRaters(ctx: Ctx, body: Body): Promise<void> {
  const known = new Set((await ratersOf(ctx.tx.db, { areaCode: body.areaCode, now: ctx.now })).map(one => one.id))
  if (body.raterIds.some(id => !known.has(id))) throw invalid('raterIds', 'report-in.rater_elsewhere')
}

async function keepMembers(
  { tx, now }: Ctx,
  { members, key, body }: { members: Members; key: { district: string; id: string }; body: Body },
): Promise<void> {
  await tx.db
    .insertInto('report_in.year_member')
    .values(
      members.map(one => ({
        district: districtOf(body.areaCode),
        id: newId(now),
        round_id: key.id,
        person_id: one.personId,
        registration_id: one.id,
        organisation_id: one.organisation_id,
        area_code: body.areaCode,
        year: body.year,
        state: 'appraising',
        created_at: now,
      })),
    )
    .execute()
}
