import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { clusterShift, tileAt, tileRange } from '#kernel/territory/index.ts'
import { urgencies } from '../categories.ts'
import type { contract } from '../contract.ts'
import { buckets } from '../shapes.ts'
import { filterConditions, overdueAt } from './matter-filters.ts'
import { type MattersDb, matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'

type Query = z.output<typeof contract.routes.mapMatters.query>
type Reply = z.input<typeof contract.routes.mapMatters.reply>
type Condition = Expression<SqlBool>

/** Up to this many matters in the window are shown one by one. */
const POINTS = 300
/** A map tile is 256 pixels: cells two zooms finer are 64 pixels wide, about one donut each. */
const CELLS_PER_TILE = 2
const FINEST = 26

/** What lies in a map window: donuts per cell, or the matters themselves once there are few of them. */
export async function mapMatters(db: MattersDb, scope: Scope, view: { query: Query; now: Date }): Promise<Reply> {
  const { query, now } = view
  const conditions = [inScope(scope), ...inWindow(query), ...filterConditions(query, now)]
  const points = await pointsOf(db, conditions, now)
  if (points.length <= POINTS) return { clusters: [], points }
  return { clusters: await clustersOf(db, conditions, { zoom: query.zoom, now }), points: [] }
}

async function pointsOf(db: MattersDb, conditions: readonly Condition[], now: Date): Promise<Reply['points']> {
  const rows = await matterRows(db)
    .select(['m.district', 'm.id', 'c.number', 'c.title', 'm.lng', 'm.lat', 'c.bucket', 'c.urgency'])
    .select(overdueAt(now).as('overdue'))
    .where(eb => eb.and([...conditions]))
    .limit(POINTS + 1)
    .execute()
  return rows.map(row => ({
    ...row,
    bucket: buckets.find(known => known === row.bucket) ?? 'accept',
    urgency: urgencies.find(known => known === row.urgency) ?? 'normal',
    overdue: Boolean(row.overdue),
  }))
}

async function clustersOf(
  db: MattersDb,
  conditions: readonly Condition[],
  view: { zoom: number; now: Date },
): Promise<Reply['clusters']> {
  const shift = clusterShift(Math.min(FINEST, Math.floor(view.zoom) + CELLS_PER_TILE))
  const rows = await matterRows(db)
    .select(eb => [
      eb.fn.avg<number>('m.lng').as('lng'),
      eb.fn.avg<number>('m.lat').as('lat'),
      eb.fn.countAll().as('count'),
      sql<number>`count(*) filter (where ${overdueAt(view.now)})`.as('overdue'),
      ...buckets.map(bucket =>
        sql<number>`count(*) filter (where c.bucket = ${bucket} and not ${overdueAt(view.now)})`.as(bucket),
      ),
    ])
    .where(eb => eb.and([...conditions]))
    .groupBy(sql`m.quadkey >> ${sql.lit(shift)}`)
    .execute()
  return rows.map(row => ({
    lng: Number(row.lng),
    lat: Number(row.lat),
    count: Number(row.count),
    overdue: Number(row.overdue),
    buckets: {
      accept: Number(row.accept),
      dispatch: Number(row.dispatch),
      handle: Number(row.handle),
      check: Number(row.check),
      rate: Number(row.rate),
      done: Number(row.done),
    },
  }))
}

/** The window as a few quadkey ranges the index can answer, and exactly by its edges. */
function inWindow({ west, south, east, north }: Query): Condition[] {
  const ranges = rangesOf({ west, south, east, north }).map(
    ([from, to]) => sql<SqlBool>`(m.quadkey >= ${from} and m.quadkey < ${to})`,
  )
  return [
    sql`(${sql.join(ranges, sql` or `)})`,
    sql`(m.lng >= ${west} and m.lng <= ${east} and m.lat >= ${south} and m.lat <= ${north})`,
  ]
}

const MOST_TILES = 16

/** The finest zoom at which the window covers at most 16 tiles; neighbouring ranges are joined. */
function rangesOf(window: { west: number; south: number; east: number; north: number }): [number, number][] {
  for (let zoom = FINEST - 2; zoom > 0; zoom -= 1) {
    const low = tileAt(window.west, window.north, zoom)
    const high = tileAt(window.east, window.south, zoom)
    const columns = high.x - low.x + 1
    const rows = high.y - low.y + 1
    // A window whose edges are the wrong way round covers nothing.
    if (columns < 1 || rows < 1) return [[0, 0]]
    if (columns * rows > MOST_TILES) continue
    const tiles = Array.from({ length: columns * rows }, (_, index) =>
      tileRange(zoom, low.x + (index % columns), low.y + Math.floor(index / columns)),
    )
    return joined(tiles)
  }
  return [tileRange(0, 0, 0)]
}

function joined(ranges: readonly [number, number][]): [number, number][] {
  const merged: [number, number][] = []
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1)
    if (last && last[1] === from) last[1] = to
    else merged.push([from, to])
  }
  return merged
}
