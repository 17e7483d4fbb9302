import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import type { Database } from './open.ts'
import { openEmptyDatabase } from './testing.ts'

let database: Database
let folder: string
const FIRST = '20260101-0001-first.sql'
const SECOND = '20260102-0001-second.sql'

beforeEach(async () => {
  database = await openEmptyDatabase()
  folder = mkdtempSync(join(tmpdir(), 'jinlin-migrations-'))
  write(FIRST, 'create table public.lamp (id integer primary key); insert into public.lamp values (1);')
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

const run = () => migrate(database, pathToFileURL(`${folder}/`))

async function lamps(): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from public.lamp order by id`.execute(database.db)
  return rows.map(row => row.id)
}

test('the files that ship run in their order, and a second run has nothing to do', async () => {
  const applied = await migrate(database)
  expect(applied.length).toBeGreaterThan(5)
  expect(applied).toEqual(applied.toSorted())
  expect(await migrate(database)).toEqual([])
  const { rows } = await sql<{ name: string }>`select name from public.migration order by name`.execute(database.db)
  expect(rows.map(row => row.name)).toEqual(applied)
})

test('only what is new is applied, and files of another name are none', async () => {
  expect(await run()).toEqual([FIRST])
  write(SECOND, 'insert into public.lamp values (2);')
  write('notes.sql', 'drop table public.lamp;')
  expect(await run()).toEqual([SECOND])
  expect(await lamps()).toEqual([1, 2])
})

test('an applied file that was edited is refused by name, before anything else is applied', async () => {
  await run()
  write(FIRST, 'create table public.lamp (id bigint primary key);')
  write(SECOND, 'insert into public.lamp values (2);')
  await expect(run()).rejects.toThrow(`Migration ${FIRST} was edited after it was applied`)
  expect(await lamps()).toEqual([1])
})

test('a file that fails leaves nothing of itself and no broken connection, and runs once it is mended', async () => {
  await run()
  write(SECOND, 'insert into public.lamp values (2); insert into public.lamp values (1);')
  await expect(run()).rejects.toThrow(`Migration ${SECOND} failed: duplicate key`)
  expect(await lamps()).toEqual([1])
  write(SECOND, 'insert into public.lamp values (2);')
  expect(await run()).toEqual([SECOND])
  expect(await lamps()).toEqual([1, 2])
})

test('of several processes that start at once, one applies each file and none fails', async () => {
  write(SECOND, 'insert into public.lamp values (2);')
  const runs = await Promise.all(Array.from({ length: 5 }, run))
  expect(runs.flat().toSorted()).toEqual([FIRST, SECOND])
  expect(await lamps()).toEqual([1, 2])
})
