import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SettableClock } from './clock.ts'
import { jsonb } from './db/json.ts'
import { migrate } from './db/migrate.ts'
import type { Database } from './db/open.ts'
import { openEmptyDatabase } from './db/testing.ts'
import { createLog } from './log.ts'
import { type Tx, type TxDeps, withTx } from './tx.ts'

// On a server only: the embedded database has one connection, on which no two transactions ever meet.

const clock = new SettableClock(new Date('2026-09-23T10:00:00+08:00'))
let database: Database
let deps: TxDeps

beforeAll(async () => {
  database = await openEmptyDatabase()
  await migrate(database)
  deps = { db: database.db, clock, log: createLog('silent'), enqueue: async () => undefined }
}, 120_000)
afterAll(() => database.close())

async function put(key: string): Promise<void> {
  await database.db
    .insertInto('platform.setting')
    .values({ key, value: jsonb(0), updated_at: clock.now() })
    .execute()
}

async function add(tx: Tx, key: string, amount: number): Promise<void> {
  await sql`update platform.setting set value = to_jsonb(value::int + ${amount}::int) where key = ${key}`.execute(tx.db)
}

async function valueOf(key: string): Promise<unknown> {
  const row = await database.db
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return row.value
}

test('a real conflict: what was read was changed by another before it is written', async () => {
  await put('lamp')
  let tries = 0
  await withTx(deps)(async tx => {
    tries += 1
    await sql`set transaction isolation level repeatable read`.execute(tx.db)
    await tx.db.selectFrom('platform.setting').select('value').where('key', '=', 'lamp').execute()
    if (tries === 1) await withTx(deps)(other => add(other, 'lamp', 10))
    await add(tx, 'lamp', 100)
  })
  expect(tries).toBe(2)
  expect(await valueOf('lamp')).toBe(110)
})

test('a real deadlock: two that hold what the other wants', async () => {
  for (const key of ['left', 'right']) await put(key)
  const both = Promise.withResolvers<void>()
  let holding = 0
  let tries = 0
  const run = (first: string, second: string) =>
    withTx(deps)(async tx => {
      tries += 1
      await add(tx, first, 1)
      holding += 1
      if (holding === 2) both.resolve()
      await both.promise
      await add(tx, second, 1)
    })
  await Promise.all([run('left', 'right'), run('right', 'left')])
  // The one that was tried again may be faster than the one it made way for, and meet it once more.
  expect(tries).toBeGreaterThanOrEqual(3)
  expect([await valueOf('left'), await valueOf('right')]).toEqual([2, 2])
})
