import { writeAudit } from '#kernel/audit/server/index.ts'
import { localDate } from '#kernel/calendar/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import { districtOf, levelOf, parentOf } from '../code.ts'
import type { redrawRoutes } from '../contract-redraw.ts'
import { hindering, redrawEvents, type RedrawPlan, redrawPlan } from '../redraw.ts'
import { applyRedraw } from './apply-redraw.ts'
import type { TerritoryCtx } from './ctx.ts'
import { inForceOn } from './in-force.ts'
import { previewRedraw } from './preview-redraw.ts'
import { communityShapes, newest, readDrawing, requireCommunity } from './read-drawing.ts'
import type { TerritoryDeps } from './territory-deps.ts'

export function redrawHandlers(deps: TerritoryDeps): Handlers<typeof redrawRoutes, TerritoryCtx> {
  return {
    readDrawing: ({ params }, ctx) => readDrawing(ctx, params.code, localDate(ctx.now)),
    async tryRedraw({ params: { code }, body }, ctx) {
      requireCommunity(ctx, code)
      await requireOwn(ctx, code, body)
      return previewRedraw(ctx.tx.db, { code, plan: body, today: localDate(ctx.now) }, deps)
    },
    async commitRedraw({ params: { code }, body }, ctx) {
      const today = localDate(ctx.now)
      requireCommunity(ctx, code)
      if (body.effectiveOn < today) throw invalid('effectiveOn', 'territory.not_in_past')
      const plan = redrawPlan.parse(body)
      // Two people who draw the same community one after the other: the second is told.
      await ctx.tx.db.selectFrom('territory.area').select('code').where('code', '=', code).forUpdate().execute()
      await requireOwn(ctx, code, plan)
      if (newest(await communityShapes(ctx.tx.db, code)) !== body.generation)
        throw new DomainError('territory.drawn_meanwhile')
      const { faults } = await previewRedraw(ctx.tx.db, { code, plan, today }, deps)
      const [first, ...more] = hindering(faults, plan)
      if (first) throw new DomainError('territory.faulty_drawing', { params: { count: more.length + 1 } })
      await decide(ctx, code, { plan, today, ...body })
      return readDrawing(ctx, code, today)
    },
    async withdrawRedraw({ params: { code, id } }, ctx) {
      requireCommunity(ctx, code)
      const row = await ctx.tx.db
        .updateTable('territory.redraw')
        .set({ state: 'withdrawn', settled_at: ctx.now })
        .where('district', '=', districtOf(code))
        .where('id', '=', id)
        .where('community_code', '=', code)
        .where('state', '=', 'planned')
        .returning('id')
        .executeTakeFirst()
      if (!row) throw notFound()
      record(ctx, code, { event: 'territory.redraw_withdrawn', details: { redraw: id } })
      return readDrawing(ctx, code, localDate(ctx.now))
    },
  }
}

interface Decision {
  plan: RedrawPlan
  today: string
  effectiveOn: string
  generation: number
  reason: string
}

async function decide(ctx: TerritoryCtx, code: string, { plan, today, effectiveOn, ...said }: Decision): Promise<void> {
  const now = effectiveOn === today
  const generation = now ? await applyRedraw(ctx.tx, { community: code, plan, on: today }) : null
  const id = newId(ctx.now)
  await ctx.tx.db
    .insertInto('territory.redraw')
    .values({
      district: districtOf(code),
      id,
      community_code: code,
      effective_on: effectiveOn,
      state: now ? 'applied' : 'planned',
      base_generation: said.generation,
      plan: jsonb(plan),
      reason: said.reason,
      made_by: ctx.actor.personId,
      made_at: ctx.now,
      settled_at: now ? ctx.now : null,
      generation,
    })
    .execute()
  record(ctx, code, {
    event: redrawEvents[now ? 'applied' : 'planned'],
    reason: said.reason,
    details: {
      redraw: id,
      effectiveOn,
      generation,
      drawn: plan.grids.map(grid => grid.code),
      opened: plan.grids.filter(grid => grid.name !== undefined).map(grid => grid.code),
      ended: plan.ends,
    },
  })
}

function record(
  { tx, actor }: TerritoryCtx,
  code: string,
  { event, reason, details }: { event: string; reason?: string; details: Record<string, unknown> },
): void {
  writeAudit(tx, {
    district: districtOf(code),
    actor,
    event,
    subjectKind: 'area',
    subjectId: code,
    areaCode: code,
    ...(reason === undefined ? {} : { reason }),
    details,
  })
}

/** Every code is a grid of this community: in force when it is drawn anew or ends, never used when it has a name. */
async function requireOwn({ tx, now }: TerritoryCtx, community: string, { grids, ends }: RedrawPlan): Promise<void> {
  if (grids.length === 0) throw invalid('grids', 'territory.nothing_drawn')
  const rows = await tx.db
    .selectFrom('territory.area')
    .select(['code', 'parent_code'])
    .select(inForceOn(localDate(now), 'valid_to').as('open'))
    .where(eb =>
      eb.or([
        eb('parent_code', '=', community),
        eb(
          'code',
          'in',
          grids.map(({ code }) => code),
        ),
      ]),
    )
    .execute()
  const open = new Set(rows.filter(row => row.open).map(row => row.code))
  const used = new Set(rows.map(row => row.code))
  const drawn = new Set<string>()
  for (const { code, name } of grids) {
    if (drawn.has(code) || parentOf(code) !== community || levelOf(code) !== 'grid')
      throw invalid('grids', 'territory.not_a_grid_of_community', { code })
    if (name === undefined && !open.has(code)) throw invalid('grids', 'territory.unknown_area', { code })
    if (name !== undefined && used.has(code)) throw invalid('grids', 'territory.code_used', { code })
    drawn.add(code)
  }
  for (const { code, successorCode } of ends) {
    if (!open.has(code) || drawn.has(code)) throw invalid('ends', 'territory.unknown_area', { code })
    if (!drawn.has(successorCode)) throw invalid('ends', 'territory.unknown_area', { code: successorCode })
  }
  await requireEmpty(
    tx.db,
    ends.map(({ code }) => code),
    localDate(now),
  )
}

/** A grid with micro-grids in force ends only after they do. */
async function requireEmpty(db: TerritoryCtx['tx']['db'], codes: readonly string[], today: string): Promise<void> {
  if (codes.length === 0) return
  const under = await db
    .selectFrom('territory.area')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('parent_code', 'in', codes)
    .where(inForceOn(today, 'valid_to'))
    .executeTakeFirstOrThrow()
  if (Number(under.count) > 0)
    throw new DomainError('territory.has_children', { params: { count: Number(under.count) } })
}
