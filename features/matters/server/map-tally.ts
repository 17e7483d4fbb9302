import { type RawBuilder, sql } from 'kysely'
import { newId } from '#kernel/ids/index.ts'
import { QUADKEY_ZOOM } from '#kernel/territory/index.ts'
import type { CaseEvent, CaseRow } from '#kernel/workflow/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'

/** Zooms of the cells that are kept; a map in between adds up finer ones. */
export const TALLY_ZOOMS = [13, 15, 17, 19] as const

type Counted = Pick<
  CaseRow,
  'district' | 'subject_id' | 'area_code' | 'procedure' | 'state' | 'urgency' | 'category' | 'final' | 'reading'
>

/**
 * Notes what a step changes in the counts of closed matters, in the transaction of the step: one row where a matter
 * ended or was reopened, two where something it is counted by changed after its end.
 */
export function countStep(tx: Tx, { before, case: after }: Pick<CaseEvent, 'before' | 'case'>): void {
  const was = before !== null && isCounted(before)
  const is = isCounted(after)
  if (was && is && sameCount(before, after)) return
  if (was) note(tx, before, -1)
  if (is) note(tx, after, 1)
}

function isCounted({ final, reading }: Counted): boolean {
  return final && reading === null
}

function sameCount(a: Counted, b: Counted): boolean {
  return a.area_code === b.area_code && a.state === b.state && a.urgency === b.urgency && a.category === b.category
}

function note(tx: Tx, row: Counted, n: 1 | -1): void {
  const { district, subject_id, area_code, procedure, state, urgency, category } = row
  tx.gather(
    tx.db
      .insertInto('matters.map_change')
      .columns([
        'district',
        'id',
        'quadkey',
        'area_code',
        'procedure',
        'state',
        'urgency',
        'category',
        'n',
        'lng',
        'lat',
      ])
      .expression(eb =>
        eb
          .selectFrom('matters.matter as m')
          .select([
            'm.district',
            sql<string>`${newId(tx.now)}::uuid`.as('id'),
            'm.quadkey',
            sql<string>`${area_code}::text`.as('area_code'),
            sql<string>`${procedure}::text`.as('procedure'),
            sql<string>`${state}::text`.as('state'),
            sql<string>`${urgency}::text`.as('urgency'),
            sql<string>`${category ?? ''}::text`.as('category'),
            sql<number>`${n}::integer`.as('n'),
            micro('m.lng').as('lng'),
            micro('m.lat').as('lat'),
          ])
          .where('m.district', '=', district)
          .where('m.id', '=', subject_id),
      ),
  )
}

/** Whole millionths of degrees: sums of them are the same in every order. */
function micro(column: 'm.lng' | 'm.lat'): RawBuilder<number> {
  return sql<number>`round(${sql.ref(column)} * 1000000)::bigint`
}

const ZOOMS = sql.join(TALLY_ZOOMS.map(zoom => sql`(${sql.lit(zoom)})`))

/** Rows of matters, spread over the cells of every kept zoom and added up. */
function spread(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into matters.map_count
    select x.district, z.zoom, x.quadkey >> (2 * (${sql.lit(QUADKEY_ZOOM)} - z.zoom)) as cell, x.area_code, x.procedure,
      x.state, x.urgency, x.category, sum(x.n), sum(x.lng * x.n), sum(x.lat * x.n)
    from (${rows}) as x cross join (values ${ZOOMS}) as z(zoom)
    group by 1, 2, 3, 4, 5, 6, 7, 8
    order by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (district, zoom, cell, area_code, procedure, state, urgency, category) do update set
      n = matters.map_count.n + excluded.n, lng = matters.map_count.lng + excluded.lng,
      lat = matters.map_count.lat + excluded.lat`
}

/** Folds the oldest changes into the counts, in one statement; how many there were. */
export async function foldChanges(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    with taken as (
      delete from matters.map_change where (district, id) in (
        select district, id from matters.map_change order by id limit ${most} for update skip locked)
      returning *
    ), folded as (${spread(sql`select * from taken`)})
    select count(*)::int as folded from taken`.execute(db)
  return rows[0]?.folded ?? 0
}

/**
 * Counts everything anew from the cases. Closings wait while it runs: those that came before are seen in the cases,
 * those that come after in the changes.
 */
export async function rebuildTally(db: Db): Promise<number> {
  await sql`lock table matters.map_change in share row exclusive mode`.execute(db)
  await sql`delete from matters.map_change`.execute(db)
  await sql`delete from matters.map_count`.execute(db)
  await spread(sql`
    select c.district, m.quadkey, c.area_code, c.procedure, c.state, c.urgency, coalesce(c.category, '') as category,
      1 as n, ${micro('m.lng')} as lng, ${micro('m.lat')} as lat
    from workflow.case c join matters.matter m on m.district = c.district and m.id = c.subject_id
    where c.subject_kind = 'matter' and c.final and c.reading is null`).execute(db)
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(n), 0)::int as n from matters.map_count where zoom = ${sql.lit(TALLY_ZOOMS[0])}`.execute(db)
  return rows[0]?.n ?? 0
}
