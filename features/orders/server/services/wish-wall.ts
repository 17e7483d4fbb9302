import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { underArea } from '#kernel/people/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { contract } from '../../contract.ts'
import type { OrdersDb } from '../orders-db.ts'
import { metresTo, withinMetres } from './service-near.ts'

type Query = z.output<typeof contract.routes.readWishWall.query>
type Page = z.input<typeof contract.routes.readWishWall.reply>

/** What a reader of the wall is told of where a wish stands; everything else about its case stays inside. */
const standing = sql<Page['items'][number]['standing'] | null>`case
  when c.state in ('published', 'unclaimed') then 'open'
  when c.state in ('offered', 'with_unit', 'taken', 'confirming') then 'taken'
  when c.state = 'fulfilled' then 'fulfilled' end`
const DAYS_SHOWN = 90

function wall(db: OrdersDb, query: Query, now: Date) {
  const since = new Date(now.getTime() - DAYS_SHOWN * 86_400_000)
  return (
    db
      .selectFrom('orders.wish as w')
      .innerJoin('workflow.case as c', join =>
        join.onRef('c.district', '=', 'w.district').onRef('c.id', '=', 'w.case_id'),
      )
      // The community, never the grid or the door.
      .innerJoin('territory.area as a', join => join.on(sql<SqlBool>`a.code = left(w.area_code, 12)`))
      .where('w.public_words', 'is not', null)
      .where('w.field', 'is not', null)
      .where(sql<SqlBool>`(${standing}) is not null and (c.state <> 'fulfilled' or c.closed_at >= ${since})`)
      .$if(query.area !== undefined, q => q.where(underArea(query.area ?? '', 'w.area_code')))
      .$if(query.field !== undefined, q => q.where('w.field', '=', query.field ?? ''))
  )
}

/** What is public of published wishes: open ones first, then the newest. */
export async function readWishWall(db: OrdersDb, query: Query, now: Date): Promise<Page> {
  const open = sql<number>`(c.state in ('published', 'unclaimed'))::int`
  const found = await wall(db, query, now)
    .select(['w.district', 'w.id', 'c.title', 'w.public_words', 'w.shown_name', 'w.field', 'w.published_at'])
    .select(['a.code as area_code', 'a.name as area_name', standing.as('standing'), open.as('open')])
    .select(metresTo(query, { lng: 'a.lng', lat: 'a.lat' }).as('metres'))
    .where(eb => eb.and([...ofStanding(query), ...withinMetres(query, { lng: 'a.lng', lat: 'a.lat' })]))
    .where(eb => eb.and(afterCursor(query.cursor)))
    .orderBy(open, 'desc')
    .orderBy('w.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const rows = found.slice(0, query.limit)
  const end = found.length > query.limit ? rows.at(-1) : undefined
  return {
    items: rows.map(row => ({
      ...{ district: row.district, id: row.id, title: row.title, words: row.public_words ?? '' },
      ...{ shownName: row.shown_name, field: row.field ?? '', area: { code: row.area_code, name: row.area_name } },
      ...{ publishedAt: row.published_at?.toISOString() ?? '', standing: row.standing ?? 'open', metres: row.metres },
    })),
    next: end ? encodeCursor([end.open, end.id]) : null,
    ...(query.cursor ? {} : { counts: await countsOf(db, query, now) }),
  }
}

function ofStanding(query: Query): Expression<SqlBool>[] {
  return query.standing ? [sql<SqlBool>`(${standing}) = ${query.standing}`] : []
}

function afterCursor(cursor: string | undefined): Expression<SqlBool>[] {
  if (!cursor) return []
  const [open, id] = decodeCursor(cursor, 2)
  return [
    sql<SqlBool>`((c.state in ('published', 'unclaimed'))::int, w.id) < (${Number(open)}::int, ${String(id)}::uuid)`,
  ]
}

async function countsOf(db: OrdersDb, query: Query, now: Date) {
  const row = await wall(db, query, now)
    .select(sql<number>`count(*) filter (where ${standing} = 'open')::int`.as('open'))
    .select(sql<number>`count(*) filter (where ${standing} = 'fulfilled')::int`.as('fulfilled'))
    .executeTakeFirstOrThrow()
  return row
}
