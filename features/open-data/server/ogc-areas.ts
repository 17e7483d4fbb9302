import { type Expression, type SqlBool, sql } from 'kysely'
import { isAreaCode, levelOf, type AreaLevel } from '#kernel/territory/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Interval } from '../ogc-query.ts'
import type { Box } from '../ports.ts'
import type { OpenDb } from './deps.ts'

export interface AreaQuery {
  level: AreaLevel
  box?: Box | undefined
  interval: Interval
  /** The last code of the page before. */
  after?: string | undefined
  limit: number
  now: Date
}

/** Areas of one level as features, by code. Without a time: those in force now, as they are drawn now. */
export async function areaFeatures(db: OpenDb, query: AreaQuery): Promise<object[]> {
  let rows = areas(db).where(eb => eb.and(conditions(query)))
  if (query.after !== undefined) rows = rows.where('a.code', '>', query.after)
  return (await rows.orderBy('a.code').limit(query.limit).execute()).map(toFeature)
}

export async function countAreas(db: OpenDb, query: AreaQuery): Promise<number> {
  const row = await areas(db)
    .clearSelect()
    .select(eb => eb.fn.countAll().as('count'))
    .where(eb => eb.and(conditions(query)))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function areaFeature(db: OpenDb, at: { level: AreaLevel; code: string }): Promise<object | null> {
  if (!isAreaCode(at.code) || levelOf(at.code) !== at.level) return null
  const row = await areas(db).where('a.code', '=', at.code).executeTakeFirst()
  return row ? toFeature(row) : null
}

/** What the areas of a level cover together. */
export async function extentOf(db: OpenDb, level: AreaLevel): Promise<Box | null> {
  const row = await areas(db)
    .clearSelect()
    .select(eb => [eb.fn.min('b.min_lng').as('west'), eb.fn.min('b.min_lat').as('south')])
    .select(eb => [eb.fn.max('b.max_lng').as('east'), eb.fn.max('b.max_lat').as('north')])
    .where('a.level', '=', level)
    .executeTakeFirst()
  if (row?.west === undefined || row.west === null) return null
  const { west, south, east, north } = row
  return south === null || east === null || north === null ? null : [west, south, east, north]
}

function areas(db: OpenDb) {
  return db
    .selectFrom('territory.area as a')
    .leftJoin('territory.boundary as b', join => join.onRef('b.code', '=', 'a.code').on('b.valid_to', 'is', null))
    .select(['a.code', 'a.level', 'a.name', 'a.name_en', 'a.parent_code', 'a.kind', 'a.valid_from', 'a.valid_to'])
    .select(['b.polygon', 'b.min_lng', 'b.min_lat', 'b.max_lng', 'b.max_lat'])
}

function conditions({ level, box, interval, now }: AreaQuery): Expression<SqlBool>[] {
  const from = shanghaiDate(interval.from ?? (interval.to ? new Date(0) : now))
  const to = shanghaiDate(interval.to ?? (interval.from ? new Date('9999-12-31T00:00:00Z') : now))
  return [
    sql<SqlBool>`(a.level = ${level} and a.valid_from <= ${to} and (a.valid_to is null or a.valid_to >= ${from}))`,
    ...(box ? [overlaps(box)] : []),
  ]
}

/** A box whose west lies east of its east goes over the antimeridian. */
export function overlaps([west, south, east, north]: Box): Expression<SqlBool> {
  const across =
    west <= east
      ? sql`b.min_lng <= ${east} and b.max_lng >= ${west}`
      : sql`(b.min_lng <= ${east} or b.max_lng >= ${west})`
  return sql<SqlBool>`(${across} and b.min_lat <= ${north} and b.max_lat >= ${south})`
}

type AreaRow = Awaited<ReturnType<ReturnType<typeof areas>['execute']>>[number]

function toFeature(row: AreaRow): object {
  const { min_lng: west, min_lat: south, max_lng: east, max_lat: north } = row
  return {
    type: 'Feature',
    id: row.code,
    geometry: row.polygon === null ? null : { type: 'MultiPolygon', coordinates: row.polygon },
    ...(row.polygon === null ? {} : { bbox: [west, south, east, north] }),
    properties: {
      code: row.code,
      level: row.level,
      name: row.name,
      name_en: row.name_en,
      parent_code: row.parent_code,
      kind: row.kind,
      valid_from: row.valid_from,
      valid_to: row.valid_to,
    },
  }
}
