import { sql } from 'kysely'
import type { Tx, WithTx } from '#platform/tx.ts'
import { sumMonth } from './sum-days.ts'

/** Cases read in one transaction. */
const BATCH = 500
/** An action carries the moment its command began and shows when that commits: reading goes back this far. */
const OVERLAP_MS = 10 * 60_000

const COLUMNS = sql.raw(
  'district, case_id, kind, place, day, area_code, procedure, organisation_id, category, excluded, n, kept, handled, handled_kept, closed, closed_kept, reworked, extended, solved, satisfied, hours',
)

/**
 * Brings the sums of one district up to date: reads the cases something happened to since the last time, then sums up
 * the days they count on, or counted on before. Running it again changes nothing.
 */
export async function countDistrict(withTx: WithTx, district: string): Promise<void> {
  const { since, until } = await withTx(tx => openProgress(tx, district))
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after
    after = await withTx(tx => readBatch(tx, district, { since, after: from }))
  }
  await sumStaleDays(withTx, district)
  await withTx(tx => saveProgress(tx, district, until))
}

/** Sums up every day that is out of date, a month at a time. */
async function sumStaleDays(withTx: WithTx, district: string): Promise<void> {
  for (let more = true; more; ) {
    more = await withTx(async tx => {
      await lock(tx, district)
      const next = await tx.db
        .selectFrom('insights.stale_day')
        .select(sql<string>`to_char(day, 'YYYY-MM-01')`.as('month'))
        .where('district', '=', district)
        .limit(1)
        .executeTakeFirst()
      if (next) await sumMonth(tx, district, next.month)
      return next !== undefined
    })
  }
}

async function openProgress(tx: Tx, district: string): Promise<{ since: Date; until: Date }> {
  await tx.db
    .insertInto('insights.progress')
    .values({ district, read_until: new Date(0) })
    .onConflict(conflict => conflict.column('district').doNothing())
    .execute()
  const row = await lock(tx, district)
  return { since: new Date(Math.max(0, row.read_until.getTime() - OVERLAP_MS)), until: tx.now }
}

/** Two of these jobs at once take turns. */
async function lock(tx: Tx, district: string): Promise<{ read_until: Date }> {
  return tx.db
    .selectFrom('insights.progress')
    .select('read_until')
    .where('district', '=', district)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

async function saveProgress(tx: Tx, district: string, until: Date): Promise<void> {
  await tx.db
    .updateTable('insights.progress')
    .set({ read_until: until })
    .where('district', '=', district)
    .where('read_until', '<', until)
    .execute()
}

async function readBatch(tx: Tx, district: string, at: { since: Date; after: string }): Promise<string | null> {
  await lock(tx, district)
  const after = at.after === '' ? sql`` : sql`and a.case_id > ${at.after}::uuid`
  const { rows } = await sql<{ case_id: string }>`
    select distinct a.case_id from workflow.action a
    where a.district = ${district} and a.at >= ${at.since} ${after}
    order by a.case_id limit ${sql.lit(BATCH)}`.execute(tx.db)
  const ids = rows.map(row => row.case_id)
  if (ids.length === 0) return null
  await replaceEvents(tx, district, ids)
  return ids.length < BATCH ? null : (ids.at(-1) ?? null)
}

/** What the cases counted for goes, what they count for now comes; days of either are out of date unless both agree. */
async function replaceEvents(tx: Tx, district: string, ids: readonly string[]): Promise<void> {
  const those = sql`district = ${district} and case_id in (${sql.join(ids.map(id => sql`${id}::uuid`))})`
  await sql`create temporary table if not exists counted_now on commit drop
    as select * from insights.event limit 0`.execute(tx.db)
  await sql`truncate counted_now`.execute(tx.db)
  await sql`insert into counted_now (${COLUMNS}) select ${COLUMNS} from insights.matter_event where ${those}`.execute(
    tx.db,
  )
  await sql`
    insert into insights.stale_day (district, day)
    select distinct ${district}, day from (
      (select ${COLUMNS} from insights.event where ${those} except select ${COLUMNS} from counted_now)
      union all
      (select ${COLUMNS} from counted_now except select ${COLUMNS} from insights.event where ${those})
    ) as changed
    on conflict do nothing`.execute(tx.db)
  await sql`delete from insights.event where ${those}`.execute(tx.db)
  await sql`insert into insights.event (${COLUMNS}) select ${COLUMNS} from counted_now`.execute(tx.db)
}
