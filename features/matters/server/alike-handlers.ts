import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { districtOf, levelOf, toWgs84 } from '#kernel/territory/index.ts'
import { loadGridIndex } from '#kernel/territory/server/index.ts'
import { notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import type { alikeGlimpse, alikeMatter, intakeRoutes } from '../intake-contract.ts'
import { type Alike, type AlikeSubject, findAlike, nearRuleOf, samePlace, shownToAll } from './find-alike.ts'
import { metresBetween } from '../likeness.ts'
import { leadsOf, matterRows, toSummary, withSummary } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'
import type { MattersHandlers } from './matters-ctx.ts'
import { reportPhotos } from './report-photos.ts'

export type DescribedBody = Omit<z.output<typeof intakeRoutes.findAlike.body>, never>

/** Few are looked at on a phone; at the desk some more. */
const MOST = { reporter: 4, desk: 8 }
const NEARBY = { metres: 30, months: 12, most: 20 }

export const alikeHandlers = {
  async findAlike({ body }, ctx) {
    const subject = await subjectOf(ctx, body)
    const found = await findAlike(ctx.tx.db, subject, { shown: shownToAll, now: ctx.now, most: MOST.reporter })
    return { items: await glimpses(ctx, found) }
  },
  async findAlikeWithin({ body }, ctx) {
    const subject = await subjectOf(ctx, body)
    return { items: await desk(ctx, subject) }
  },
  async alikeTo({ params }, ctx) {
    const subject = await matterAt(ctx, params)
    return { items: subject.kind === 'petition' ? [] : await desk(ctx, subject) }
  },
  async nearbyMatters({ params }, ctx) {
    const subject = await matterAt(ctx, params)
    const { metres } = await nearRuleOf(ctx.tx.db, subject.categoryId)
    return nearby(ctx, subject, Math.max(metres, NEARBY.metres))
  },
} satisfies Partial<MattersHandlers>

/** The place and words given, as the search takes them. */
export async function subjectOf(ctx: Ctx, body: DescribedBody): Promise<AlikeSubject> {
  const [lng, lat] = toWgs84(body.point.lng, body.point.lat, body.point.crs)
  const district = districtOf((await loadGridIndex(ctx.tx.db)).locate(lng, lat).code)
  const { compoundId, categoryId, words: text } = body
  return { district, lng, lat, compoundId, categoryId, text, except: null }
}

/** A matter within reach as the subject of a search; 404 otherwise. */
async function matterAt(ctx: Ctx, key: { district: string; id: string }): Promise<AlikeSubject & { kind: string }> {
  const row = await matterRows(ctx.tx.db)
    .select(['m.district', 'm.id', 'm.kind', 'm.lng', 'm.lat', 'm.words', 'm.compound_id', 'c.category'])
    .where('m.district', '=', key.district)
    .where('m.id', '=', key.id)
    .where(inScope(ctx.scope))
    .executeTakeFirst()
  if (!row) throw notFound()
  const { district, kind, lng, lat, compound_id: compoundId, category: categoryId, words: text, id: except } = row
  return { district, kind, lng, lat, compoundId, categoryId, text, except }
}

async function glimpses(ctx: Ctx, found: readonly Alike[]): Promise<z.input<typeof alikeGlimpse>[]> {
  const photos = await reportPhotos(
    ctx.tx.db,
    found.map(one => one.row),
  )
  return found.map(({ row, likeness }) => {
    const { category } = toSummary(row, { locale: ctx.locale, leads: new Map() })
    const { distanceM, sameCompound, sameCategory } = likeness
    return {
      district: row.district,
      id: row.id,
      distanceM,
      sameCompound,
      sameCategory,
      category,
      openedAt: row.opened_at.toISOString(),
      photos: photos.get(row.case_id) ?? [],
      area: { code: row.area_code, name: row.area_name, level: levelOf(row.area_code) },
      compound: row.compound_name,
      stateText: translate(ctx.locale, `matters:procedures.${row.kind}.states.${row.state}`),
      title: row.kind === 'grid_event' ? row.title : null,
      mine: row.requester_id !== null && row.requester_id === ctx.actor.personId,
    }
  })
}

async function desk(ctx: Ctx, subject: AlikeSubject): Promise<z.input<typeof alikeMatter>[]> {
  const { db } = ctx.tx
  const found = await findAlike(db, subject, { shown: [inScope(ctx.scope)], now: ctx.now, most: MOST.desk })
  const rows = found.map(one => one.row)
  const [leads, photos] = [await leadsOf(db, rows), await reportPhotos(db, rows)]
  return found.map(({ row, likeness: { distanceM, sameCompound, sameCategory, sharedWords } }) => ({
    ...toSummary(row, { locale: ctx.locale, leads }),
    ...{ distanceM, sameCompound, sameCategory, sharedWords },
    photos: photos.get(row.case_id) ?? [],
  }))
}

/** The same place in the last year, whoever raised it: a history of the place, never of a person (charter). */
async function nearby(ctx: Ctx, subject: AlikeSubject, metres: number) {
  const { db } = ctx.tx
  const since = new Date(ctx.now)
  since.setUTCMonth(since.getUTCMonth() - NEARBY.months)
  const rows = await withSummary(matterRows(db), ctx.now)
    .select(['m.lng', 'm.lat', 'm.compound_id'])
    .where(inScope(ctx.scope))
    .where(samePlace({ ...subject, compoundId: null }, metres))
    .where('m.created_at', '>=', since)
    .where('m.id', '<>', subject.except)
    .where('m.kind', '<>', 'petition')
    .orderBy('m.created_at', 'desc')
    .limit(NEARBY.most * 5)
    .execute()
  const near = rows.filter(row => metresBetween(row, subject) <= metres).slice(0, NEARBY.most)
  const [leads, photos] = [await leadsOf(db, near), await reportPhotos(db, near)]
  return {
    metres,
    items: near.map(row => ({
      ...toSummary(row, { locale: ctx.locale, leads }),
      distanceM: Math.round(metresBetween(row, subject)),
      sameCompound: row.compound_id !== null && row.compound_id === subject.compoundId,
      photos: photos.get(row.case_id) ?? [],
    })),
  }
}
