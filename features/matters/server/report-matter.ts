import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { levelOf, toWgs84 } from '#kernel/territory/index.ts'
import { loadGridIndex } from '#kernel/territory/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { invalid } from '#platform/error.ts'
import type { contract, reportBody } from '../contract.ts'
import type { MatterPorts } from '../ports.ts'
import type { MatterSource } from '../shapes.ts'
import { districtOf, type Located } from '#kernel/territory/index.ts'
import { usableCategory } from './category-store.ts'
import { checkComplaint, insertComplaint } from './complaints.ts'
import { type TakeInDeps, type TakenIn, takeIn } from './take-in.ts'
import { tellCallerLater } from './tell-caller.job.ts'
import { areasByCode } from './walk-inputs.ts'

type Body = z.output<typeof reportBody>
type Reply = z.input<typeof contract.routes.reportMatter.reply>

export type ReportDeps = TakeInDeps & MatterPorts<Db>

/** Takes a report in as it was given, placed by its point. */
export async function reportMatter(ctx: Ctx, body: Body, deps: ReportDeps): Promise<Reply> {
  checkKind(ctx, body)
  const { tx } = ctx
  const [lng, lat] = toWgs84(body.point.lng, body.point.lat, body.point.crs)
  const located = (await loadGridIndex(tx.db)).locate(lng, lat)
  const category = body.categoryId === null ? null : await chosenCategory(ctx, body.categoryId)
  if (body.compoundId !== null)
    await checkCompound(ctx, { district: districtOf(located.code), id: body.compoundId, lng, lat })
  if (body.complaint)
    await checkComplaint(ctx, { complaint: body.complaint, category: body.categoryId, areaCode: located.code })
  const taken = await takeIn(
    tx,
    ctx.actor,
    {
      ...body,
      ...{ lng, lat, located, category },
      source: await sourceOf(ctx, body, { areaCode: located.code, ...deps }),
      urgency: urgencyOf(ctx, body, category?.urgency),
      accuracyM: body.point.accuracyM ?? null,
      sourceCrs: body.point.crs,
      requesterId: requesterOf(ctx, body),
      requester: requesterGiven(body),
    },
    deps,
  )
  if (body.complaint) insertComplaint(tx, taken, body.complaint)
  // Whoever has an account reads it there; a caller is sent the number.
  if (requesterOf(ctx, body) === null && body.contact) await tellCallerLater(tx, taken, 'received')
  return replyOf(ctx, { ...taken, attribution: located.attribution })
}

/** Whoever complains about a unit stays unknown to it, asked for or not (charter). */
function isSecret(body: Body): boolean {
  return body.secretFromUnit || (body.complaint?.organisationId ?? null) !== null
}

/** What a grid worker found has no requester beside the worker, who is the case's own. */
function requesterGiven(body: Body) {
  const { anonymous, contact } = body
  return body.kind === 'grid_event' ? null : { anonymous, secretFromUnit: isSecret(body), contact }
}

/** Where it went and by when somebody will have looked at it, for the person who just pressed the button. */
async function replyOf(ctx: Ctx, done: TakenIn & { attribution: Located['attribution'] }): Promise<Reply> {
  const { area_code: area, acting_area: desk, acting_role: role, due_at: due } = done.opened
  const names = await areasByCode(ctx.tx.db, desk === null ? [area] : [area, desk])
  const ref = (code: string) => ({ code, name: names.get(code) ?? code, level: levelOf(code) })
  return {
    district: done.district,
    id: done.id,
    caseId: done.caseId,
    number: done.number,
    title: done.title,
    area: ref(area),
    attribution: done.attribution,
    goesTo: { area: desk === null ? null : ref(desk), role },
    hearBy: due?.toISOString() ?? null,
  }
}

function checkKind(ctx: Ctx, body: Body): void {
  if (ctx.actor.kind === 'resident' && body.kind !== 'resident_request') throw invalid('kind', 'matters.kind_not_yours')
  if (body.kind === 'petition' && !ctx.holds('matter.petition')) throw invalid('kind', 'matters.kind_not_yours')
  if (body.anonymous && body.contact) throw invalid('contact', 'matters.anonymous_with_contact')
}

async function chosenCategory(ctx: Ctx, id: string) {
  const category = await usableCategory(ctx.tx.db, id, { field: 'categoryId', now: ctx.now })
  if (ctx.actor.kind === 'resident' && !category.residents)
    throw invalid('categoryId', 'matters.category_closed_to_residents')
  return category
}

/** Everybody's own matter is pressing; from residents the list decides until a dispatcher has looked. */
function urgencyOf(ctx: Ctx, body: Body, shipped: string | undefined): string {
  return (ctx.actor.kind === 'staff' ? body.urgency : undefined) ?? shipped ?? 'normal'
}

/** Degrees of latitude in two kilometres. */
const NEAR = 0.018

async function checkCompound(ctx: Ctx, at: { district: string; id: string; lng: number; lat: number }): Promise<void> {
  const row = await ctx.tx.db
    .selectFrom('territory.compound')
    .select(['lng', 'lat'])
    .where('district', '=', at.district)
    .where('id', '=', at.id)
    .executeTakeFirst()
  const east = row ? (row.lng - at.lng) * Math.cos((at.lat * Math.PI) / 180) : 0
  if (!row || Math.hypot(east, row.lat - at.lat) > NEAR) throw invalid('compoundId', 'matters.compound_unknown')
}

/** Who asks not to be known is not told apart by how it came in. */
async function sourceOf(ctx: Ctx, body: Body, at: ReportDeps & { areaCode: string }): Promise<MatterSource> {
  const { personId, kind } = ctx.actor
  if (kind === 'resident') {
    const open = !body.anonymous && !isSecret(body)
    return open && (await at.isSentinel(ctx.tx.db, { personId, areaCode: at.areaCode })) ? 'sentinel' : 'resident'
  }
  return body.kind === 'grid_event' ? 'grid_worker' : (body.source ?? 'on_behalf')
}

/** Written down for somebody else: that somebody has no account to rate or follow with. */
function requesterOf(ctx: Ctx, body: Body): string | null {
  const own = ctx.actor.kind === 'resident' || body.kind === 'grid_event'
  return own ? ctx.actor.personId : null
}
