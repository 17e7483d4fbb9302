import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { startTestApp } from '#apps/server/testing.ts'
import { contract as matters } from '#features/matters/index.ts'
import { diskStorage } from '#kernel/files/server/index.ts'
import { type Database, jsonb } from '#platform/db/index.ts'
import type { Installation } from './installation.ts'
import { TEST_NOW } from './test-database.ts'

/** Gives an installation made from the template what a city has after a while: matters, a seal, jobs, files, odd values. */
export async function liven(city: Installation): Promise<void> {
  const disk = diskStorage(city.dataDir)
  await disk.put('9901/photo.jpg', Buffer.alloc(300_000, 7))
  await disk.put('reports/9901/monthly.docx', 'a report')
  const app = await startTestApp({ database: await city.open() })
  const area = await app.db
    .selectFrom('territory.area')
    .select(['lng', 'lat'])
    .where('level', '=', 'grid')
    .executeTakeFirstOrThrow()
  for (const words of ['路灯不亮', '井盖松动\n"很\\危险"\t😀']) {
    const point = { lng: Number(area.lng), lat: Number(area.lat), crs: 'wgs84' as const }
    const reply = await app.as('resident').call(matters.routes.reportMatter, {
      body: { requestId: randomUUID(), kind: 'resident_request', words, point },
    })
    if (reply.status >= 300) throw new Error(JSON.stringify(reply.body))
  }
  await app.run('workflow.seal')
  for (const key of ['nothing', 'odd'])
    await app.db
      .insertInto('platform.setting')
      .values({
        key,
        value: key === 'odd' ? jsonb({ deep: [1.25, 'é', null, { 长: '\n' }] }) : jsonb(null),
        updated_at: TEST_NOW,
      })
      .execute()
  // A child whose key comes before its parent's.
  const parent = { kind: 'team', name: '父', area_code: '9901', valid_from: '2026-01-01' }
  const [low, high] = ['00000000-0000-4000-8000-000000000001', 'ffffffff-0000-4000-8000-000000000001']
  await app.db
    .insertInto('people.organisation')
    .values({ ...parent, id: high })
    .execute()
  await app.db
    .insertInto('people.organisation')
    .values({ ...parent, id: low, parent_id: high })
    .execute()
  await app.queue.enqueue(app.db, 'insights.count', {}, { startAfter: new Date('2030-01-01'), singletonKey: 'later' })
  await app.close()
}

/** Every row of every table of ours, by table, and the jobs that wait; read in another way than a backup does. */
export async function everyRow({ db }: Database): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public', 'jobs')
    order by 1, 2`.execute(db)
  const all: Record<string, string[]> = {}
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select row_to_json(t)::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(db)
    all[`${schema}.${name}`] = rows.map(({ row }) => inUtc(row)).toSorted()
  }
  const { rows: jobs } = await sql<{ row: string }>`
    select json_build_array(id, name, data, start_after, singleton_key)::text as row from jobs.job
    where state = 'created'`.execute(db)
  all.jobs = jobs.map(({ row }) => inUtc(row)).toSorted()
  return all
}

/** The two databases speak in different time zones. */
function inUtc(row: string): string {
  return row.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d/g, text => new Date(text).toISOString())
}

/** The schema as the database knows it, for before and after. */
export async function everyConstraint({ db }: Database): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint order by 1`.execute(db)
  return rows.map(row => row.line).toSorted()
}
