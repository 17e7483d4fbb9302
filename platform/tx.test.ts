import { type Kysely, type KyselyPlugin, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { DB } from '#db/tables.gen.ts'
import { SettableClock } from './clock.ts'
import { jsonb } from './db/json.ts'
import { migrate } from './db/migrate.ts'
import type { Database } from './db/open.ts'
import { openEmptyDatabase } from './db/testing.ts'
import { defineJob } from './jobs/job.ts'
import { openQueue, type Queue } from './jobs/queue.ts'
import { createLog } from './log.ts'
import { readOnlyTx, type Tx, type TxDeps, withTx } from './tx.ts'

const log = createLog('silent')
const clock = new SettableClock(new Date('2026-09-23T10:00:00+08:00'))
const job = defineJob({ name: 'lamps.light', data: z.object({ lamp: z.string() }), handle: async () => undefined })
let database: Database
let queue: Queue
let deps: TxDeps
let statements = 0

beforeAll(async () => {
  database = await openEmptyDatabase()
  await migrate(database)
  queue = await openQueue(database, { jobs: [job], log, schedule: false })
  deps = { db: database.db.withPlugin(counting), clock, log, enqueue: queue.enqueue }
}, 120_000)
beforeEach(async () => {
  await sql`delete from platform.setting`.execute(database.db)
  await sql`delete from jobs.job where name = 'lamps.light'`.execute(database.db)
  statements = 0
})
afterAll(async () => {
  await queue.stop()
  await database.close()
})

/** Counts what is sent to the database, `begin` and `commit` aside. */
const counting: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    statements += 1
    return result
  },
}

function setting(db: Kysely<DB>, key: string, value: unknown = 0) {
  return db.insertInto('platform.setting').values({ key, value: jsonb(value), updated_at: clock.now() })
}

async function keys(): Promise<string[]> {
  const rows = await database.db.selectFrom('platform.setting').select('key').orderBy('key').execute()
  return rows.map(row => row.key)
}

async function valueOf(key: string): Promise<unknown> {
  const row = await database.db
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return row.value
}

async function jobs(): Promise<unknown[]> {
  const { rows } = await sql<{ data: unknown }>`select data from jobs.job where name = 'lamps.light'`.execute(
    database.db,
  )
  return rows.map(row => row.data)
}

function stop(): never {
  throw new Error('changed my mind')
}

describe('gathering', () => {
  test('sends everything as one statement, at the end', async () => {
    await withTx(deps)(async tx => {
      for (const key of ['a', 'b', 'c']) tx.gather(setting(tx.db, key))
      tx.gather(sql`insert into platform.setting (key, value, updated_at) values ('d', '1', now())`)
      expect(statements).toBe(0)
    })
    expect(statements).toBe(1)
    expect(await keys()).toEqual(['a', 'b', 'c', 'd'])
  })

  test('flushes what there is when asked, and nothing when there is nothing', async () => {
    await withTx(deps)(async tx => {
      await tx.flush()
      expect(statements).toBe(0)
      tx.gather(setting(tx.db, 'a', 1))
      await tx.flush()
      await tx.flush()
      expect(statements).toBe(1)
      tx.gather(
        tx.db
          .updateTable('platform.setting')
          .set({ value: jsonb(2) })
          .where('key', '=', 'a'),
      )
    })
    expect(statements).toBe(2)
    expect(await valueOf('a')).toBe(2)
  })
})

describe('together or not at all', () => {
  test('rows, gathered rows and jobs of a command that fails do not exist', async () => {
    const ran: string[] = []
    const failing = withTx(deps)(async tx => {
      await setting(tx.db, 'a').execute()
      tx.gather(setting(tx.db, 'b'))
      await tx.flush()
      tx.gather(setting(tx.db, 'c'))
      await tx.enqueue('lamps.light', { lamp: 'bridge' })
      tx.afterCommit(() => ran.push('after'))
      stop()
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await keys()).toEqual([])
    expect(await jobs()).toEqual([])
    expect(ran).toEqual([])
  })

  test('also when it is the last statement that fails', async () => {
    await setting(database.db, 'b').execute()
    const failing = withTx(deps)(async tx => {
      await tx.enqueue('lamps.light', { lamp: 'bridge' })
      tx.gather(setting(tx.db, 'a'))
      tx.gather(setting(tx.db, 'b'))
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect(await keys()).toEqual(['b'])
    expect(await jobs()).toEqual([])
  })

  test('a command that succeeds has its rows, its job and its answer', async () => {
    const answer = await withTx(deps)(async tx => {
      tx.gather(setting(tx.db, 'a'))
      await tx.enqueue('lamps.light', { lamp: 'bridge' })
      return tx.now
    })
    expect(answer).toEqual(clock.now())
    expect(await keys()).toEqual(['a'])
    expect(await jobs()).toEqual([{ lamp: 'bridge' }])
  })

  test('what comes after the commit comes after it, in order, and once', async () => {
    const ran: string[] = []
    await withTx(deps)(async tx => {
      tx.afterCommit(() => ran.push('one'))
      tx.afterCommit(() => ran.push('two'))
      tx.gather(setting(tx.db, 'a'))
      await tx.flush()
      expect(ran).toEqual([])
    })
    expect(ran).toEqual(['one', 'two'])
  })

  test('reading is not writing', async () => {
    const tx = readOnlyTx(deps)
    expect(await tx.db.selectFrom('platform.setting').select('key').execute()).toEqual([])
    const writes = [
      () => tx.gather(setting(tx.db, 'a')),
      () => tx.enqueue('lamps.light', {}),
      () => tx.afterCommit(stop),
    ]
    for (const write of writes) expect(write).toThrow('A read may not write')
  })
})

/** Fails as the database fails when two transactions cannot both be right. */
function collide(tx: Tx, sqlstate: string) {
  return sql`do ${sql.raw(`$$ begin raise exception 'collision' using errcode = '${sqlstate}'; end $$`)}`.execute(tx.db)
}

describe('when two cannot both be right', () => {
  test.each(['40001', '40P01'])('%s is tried again, with nothing left of the first try', async sqlstate => {
    const ran: number[] = []
    let tries = 0
    await withTx(deps)(async tx => {
      tries += 1
      tx.gather(setting(tx.db, `try-${tries}`))
      tx.afterCommit(() => ran.push(tries))
      if (tries < 3) await collide(tx, sqlstate)
    })
    expect(tries).toBe(3)
    expect(await keys()).toEqual(['try-3'])
    expect(ran).toEqual([3])
  })

  test('three times at most, and nothing else is tried again', async () => {
    for (const [sqlstate, expected] of [
      ['40001', 3],
      ['23505', 1],
    ] as const) {
      let tries = 0
      const failing = withTx(deps)(async tx => {
        tries += 1
        await collide(tx, sqlstate)
      })
      await expect(failing).rejects.toMatchObject({ code: sqlstate })
      expect(tries).toBe(expected)
    }
  })
})
