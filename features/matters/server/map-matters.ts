import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { prefixRange, QUADKEY_ZOOM } from '#kernel/territory/index.ts'
import { urgencies } from '../categories.ts'
import type { contract } from '../contract.ts'
import { buckets } from '../shapes.ts'
import { closedByCell, isTallied, type TalliedCell } from './map-counts.ts'
import { cellZoom, inCells, inWindow, shifted, touching } from './map-window.ts'
import { filterConditions, mayBeClosed, mayBeOpen, overdueAt } from './matter-filters.ts'
import { type MattersDb, matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'

type Query = z.output<typeof contract.routes.mapMatters.query>
type Reply = z.input<typeof contract.routes.mapMatters.reply>
type Cluster = Reply['clusters'][number]
type Condition = Expression<SqlBool>

/** Up to this many matters in the window are shown one by one. */
const POINTS = 300
/** Closed matters read one by one where no count is kept: the newest of them, and it is said from when on. */
const READ_CLOSED = 5_000

interface View {
  query: Query
  now: Date
}

/**
 * What lies in a map window: donuts per cell, or the matters themselves once there are few of them. What is open is read
 * as it is, what is closed from the counts that are kept; where those cannot say, from the newest closed matters.
 */
export async function mapMatters(db: MattersDb, scope: Scope, view: View): Promise<Reply> {
  const { query } = view
  const zoom = cellZoom(query.zoom)
  const asked = [inScope(scope), ...filterConditions(query, view.now)]
  const conditions = [...asked, inCells(query, 'm.quadkey', { cells: zoom, stored: QUADKEY_ZOOM })]
  const open = mayBeOpen(query)
    ? await openCells(db, [...conditions, sql<SqlBool>`not c.final`], { zoom, ...view })
    : []
  const { closed, since } = await closedCells(db, scope, { zoom, conditions, ...view })
  const touches = touching(query, zoom)
  const clusters = merged([...open, ...closed]).filter(({ cell }) => touches(cell))
  const count = clusters.reduce((sum, cluster) => sum + cluster.count, 0)
  if (count > POINTS) return { clusters: clusters.map(({ cell: _cell, ...cluster }) => cluster), points: [], since }
  const here = inWindow(query, 'm.quadkey', { lng: 'm.lng', lat: 'm.lat' })
  return { clusters: [], points: await pointsOf(db, [...asked, ...ownArea(scope), here], view), since }
}

/** The area once more, where the place is: many may lie in the window of whom few are within reach. */
function ownArea(scope: Scope): Condition[] {
  if (scope.organisations.length > 0 || scope.requesterId !== null || scope.areas.some(one => one.code === ''))
    return []
  const areas = scope.areas.map(({ code }) => {
    const [from, to] = prefixRange(code)
    return sql<SqlBool>`(m.area_code >= ${from} and m.area_code < ${to})`
  })
  return areas.length === 0 ? [] : [sql`(${sql.join(areas, sql` or `)})`]
}

type Celled = Cluster & { cell: number }

interface Closed {
  closed: Celled[]
  since: string | null
}

async function closedCells(
  db: MattersDb,
  scope: Scope,
  view: View & { zoom: number; conditions: readonly Condition[] },
): Promise<Closed> {
  const { query, zoom, conditions } = view
  if (!mayBeClosed(query)) return { closed: [], since: null }
  const final = sql<SqlBool>`c.final`
  if (!isTallied(scope, query)) return newest(db, [...conditions, final], view)
  const counted = await closedByCell(db, scope, { filters: query, window: query, zoom })
  // Guarded ones are in no count; few are, and only to those who hold the guarding permission.
  const guarded = [...conditions, final, sql<SqlBool>`c.reading is not null`]
  const { closed, since } = scope.guards.length > 0 ? await newest(db, guarded, view) : { closed: [], since: null }
  return { closed: [...counted.map(asCluster), ...closed], since }
}

function asCluster({ cell, count, lng, lat }: TalliedCell): Celled {
  return { cell, lng, lat, count, overdue: 0, buckets: { ...NO_BUCKETS, done: count } }
}

const NO_BUCKETS = { accept: 0, dispatch: 0, handle: 0, check: 0, rate: 0, done: 0 }

/** The newest closed matters there are, and since when where there are more. */
async function newest(db: MattersDb, conditions: readonly Condition[], { zoom }: { zoom: number }): Promise<Closed> {
  const rows = matterRows(db)
    .select([shifted('m.quadkey', zoom).as('cell'), 'm.lng', 'm.lat', 'c.opened_at'])
    .where(eb => eb.and([...conditions]))
    .orderBy('c.opened_at', 'desc')
    .limit(READ_CLOSED)
  const found = await db
    .selectFrom(rows.as('x'))
    .select(eb => [
      'x.cell',
      eb.fn.countAll().as('count'),
      eb.fn.avg<number>('x.lng').as('lng'),
      eb.fn.avg<number>('x.lat').as('lat'),
      eb.fn.min('x.opened_at').as('since'),
    ])
    .groupBy('x.cell')
    .execute()
  const closed = found.map(row =>
    asCluster({ cell: Number(row.cell), count: Number(row.count), lng: Number(row.lng), lat: Number(row.lat) }),
  )
  const whole = closed.reduce((sum, { count }) => sum + count, 0) < READ_CLOSED
  const first = Math.min(...found.map(row => row.since.getTime()))
  return { closed, since: whole ? null : new Date(first).toISOString() }
}

async function openCells(
  db: MattersDb,
  conditions: readonly Condition[],
  view: { zoom: number; now: Date },
): Promise<Celled[]> {
  const late = overdueAt(view.now)
  const rows = await matterRows(db)
    .select(eb => [
      shifted('m.quadkey', view.zoom).as('cell'),
      eb.fn.avg<number>('m.lng').as('lng'),
      eb.fn.avg<number>('m.lat').as('lat'),
      eb.fn.countAll().as('count'),
      sql<number>`count(*) filter (where ${late})`.as('overdue'),
      ...buckets.map(bucket => sql<number>`count(*) filter (where c.bucket = ${bucket} and not ${late})`.as(bucket)),
    ])
    .where(eb => eb.and([...conditions]))
    .groupBy('cell')
    .execute()
  return rows.map(row => ({
    cell: Number(row.cell),
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

/** One donut a cell, in the middle of all it counts. */
function merged(all: readonly Celled[]): Celled[] {
  const byCell = new Map<number, Celled>()
  for (const one of all) {
    const other = byCell.get(one.cell)
    byCell.set(one.cell, other ? together(one, other) : one)
  }
  return [...byCell.values()]
}

function together(a: Celled, b: Celled): Celled {
  const count = a.count + b.count
  const mean = (x: number, y: number) => (x * a.count + y * b.count) / count
  return {
    cell: a.cell,
    lng: mean(a.lng, b.lng),
    lat: mean(a.lat, b.lat),
    count,
    overdue: a.overdue + b.overdue,
    buckets: {
      accept: a.buckets.accept + b.buckets.accept,
      dispatch: a.buckets.dispatch + b.buckets.dispatch,
      handle: a.buckets.handle + b.buckets.handle,
      check: a.buckets.check + b.buckets.check,
      rate: a.buckets.rate + b.buckets.rate,
      done: a.buckets.done + b.buckets.done,
    },
  }
}

async function pointsOf(db: MattersDb, conditions: readonly Condition[], { now }: View): Promise<Reply['points']> {
  const rows = await matterRows(db)
    .select(['m.district', 'm.id', 'c.number', 'c.title', 'm.lng', 'm.lat', 'c.bucket', 'c.urgency'])
    .select(overdueAt(now).as('overdue'))
    .where(eb => eb.and([...conditions]))
    .limit(POINTS)
    .execute()
  return rows.map(row => ({
    ...row,
    bucket: buckets.find(known => known === row.bucket) ?? 'accept',
    urgency: urgencies.find(known => known === row.urgency) ?? 'normal',
    overdue: Boolean(row.overdue),
  }))
}
