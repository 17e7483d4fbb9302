import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { verifyHistoryOf } from '#kernel/workflow/server/index.ts'
import type { Database } from '#platform/db/index.ts'
import { homePoint } from '#tests/setup/home.ts'
import { install, type Installation, runProgram } from '#tests/setup/installation.ts'

type Db = Database['db']
interface Step {
  district: string
  caseId: string
  seq: number
}

const RUNS = 60
let installed: Installation
/** The cases that were sealed, each with the number of its steps. */
let cases: { district: string; caseId: string; steps: number }[] = []

beforeAll(async () => {
  installed = await install('template')
  const app = await startTestApp({ database: await installed.open() })
  for (let index = 0; index < 5; index += 1) await raise(app, index)
  await app.run('workflow.seal')
  // What moves after a seal is held by the next one.
  for (const { caseId } of await casesOf(app.db)) await say(app, caseId)
  await app.run('workflow.seal')
  cases = await casesOf(app.db)
  await app.close()
}, 180_000)
afterAll(() => installed.remove())

async function raise(app: TestApp, index: number): Promise<void> {
  const point = await homePoint(app.db)
  const words = `第${index}盏路灯不亮`
  const payload = { requestId: randomUUID(), kind: 'resident_request', words, point }
  const reply = await app.as('resident').raw({ method: 'POST', url: '/api/matters', payload })
  expect(reply.status).toBe(200)
  const { caseId } = reply.body as { caseId: string }
  await act(app, caseId, 'accept', { form: { category: 'livelihood.street_lamp' } })
  for (let more = 0; more < index; more += 1) await say(app, caseId)
}

const say = (app: TestApp, caseId: string) =>
  act(app, caseId, 'comment', { note: '已联系', form: { visibility: 'internal' } })

async function act(app: TestApp, caseId: string, name: string, step: object): Promise<void> {
  const url = `/api/cases/990101/${caseId}/actions/${name}`
  const payload = { requestId: randomUUID(), ...step }
  expect((await app.as('dispatcher').raw({ method: 'POST', url, payload })).status).toBe(200)
}

async function casesOf(db: Db) {
  const rows = await db.selectFrom('workflow.case').select(['district', 'id', 'last_seq']).orderBy('id').execute()
  return rows.map(row => ({ district: row.district, caseId: row.id, steps: row.last_seq }))
}

class Undone extends Error {}

/** Tampers inside a transaction that is taken back, and says what verification finds of it. */
async function faultsAfter(db: Db, tamper: (tx: Db) => Promise<unknown>) {
  let found: Awaited<ReturnType<typeof verifyHistoryOf>>['faults'] = []
  const undone = db.transaction().execute(async tx => {
    await tamper(tx)
    found = (await verifyHistoryOf(tx)).faults
    throw new Undone()
  })
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return found
}

const at = ({ district, caseId, seq }: Step) =>
  sql`district = ${district} and case_id = ${caseId}::uuid and seq = ${seq}`

/** One thing of one step, changed by somebody with the database in hand. */
const edits = {
  note: "note = coalesce(note, '') || '。'",
  at: "at = at + interval '1 millisecond'",
  name: "name = name || 'd'",
  actor_name: "actor_name = actor_name || '二'",
  actor_id: "actor_id = '00000000-0000-7000-8000-000000000000'",
  actor_unit: "actor_unit = coalesce(actor_unit, '') || '一'",
  to_state: "to_state = 'closed'",
  from_state: "from_state = coalesce(from_state, '') || 'x'",
  visibility: "visibility = case visibility when 'public' then 'internal' else 'public' end",
  form: `form = form || '{"extra": 1}'`,
  effects: `effects = effects || '{"outcome": {"outcome": "done"}}'`,
  file_ids: "file_ids = file_ids || '00000000-0000-7000-8000-000000000000'::uuid",
  hash: "hash = 'f' || substr(hash, 2) || '0'",
  prev_hash: "prev_hash = prev_hash || '0'",
} as const

const anyStep = fc.nat().chain(pick => {
  const one = cases[pick % cases.length] ?? { district: '', caseId: '', steps: 1 }
  return fc.integer({ min: 1, max: one.steps }).map((seq): Step => ({ ...one, seq }))
})

describe('whoever has the database in hand', () => {
  let db: Db
  let close: () => Promise<void>
  beforeAll(async () => {
    const database = await installed.open()
    db = database.db
    close = () => database.close()
  })
  afterAll(() => close())

  test('and leaves it alone, leaves no trace of a fault', async () => {
    const report = await verifyHistoryOf(db)
    expect(report).toMatchObject({ cases: 5, seals: 2, faults: [] })
    expect(report.actions).toBe(cases.reduce((sum, one) => sum + one.steps, 0))
    expect(cases.map(one => one.steps).toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6, 7])
  })

  test('cannot edit any part of any step', async () => {
    await fc.assert(
      fc.asyncProperty(anyStep, fc.constantFrom(...Object.keys(edits)), async (step, column) => {
        const change = sql.raw(edits[column as keyof typeof edits])
        const faults = await faultsAfter(db, tx =>
          sql`update workflow.action set ${change} where ${at(step)}`.execute(tx),
        )
        expect(faults).toContainEqual({ kind: 'edited', district: step.district, caseId: step.caseId, seq: step.seq })
        expect(new Set(faults.map(fault => fault.caseId))).toEqual(new Set([step.caseId]))
      }),
      { numRuns: RUNS },
    )
  })

  test('cannot take out any step, and cover it by renumbering', async () => {
    await fc.assert(
      fc.asyncProperty(anyStep, fc.boolean(), async (step, renumbered) => {
        const { district, caseId, seq } = step
        const faults = await faultsAfter(db, async tx => {
          await sql`delete from workflow.action where ${at(step)}`.execute(tx)
          if (!renumbered) return
          for (let later = seq + 1; later <= 9; later += 1)
            await sql`update workflow.action set seq = seq - 1 where ${at({ ...step, seq: later })}`.execute(tx)
          await sql`update workflow.case set last_seq = last_seq - 1 where id = ${caseId}`.execute(tx)
        })
        expect(faults).not.toEqual([])
        expect(faults.every(fault => fault.district === district && fault.caseId === caseId)).toBe(true)
        expect(faults.some(fault => (fault.seq ?? 0) >= seq)).toBe(true)
      }),
      { numRuns: RUNS },
    )
  })

  test('cannot put two steps in another order', async () => {
    const two = anyStep.chain(step => {
      const { steps } = cases.find(one => one.caseId === step.caseId) ?? { steps: 2 }
      return fc
        .integer({ min: 1, max: steps })
        .filter(other => other !== step.seq)
        .map(other => ({ step, other }))
    })
    await fc.assert(
      fc.asyncProperty(two, async ({ step, other }) => {
        const faults = await faultsAfter(db, async tx => {
          const move = (from: number, to: number) =>
            sql`update workflow.action set seq = ${to} where ${at({ ...step, seq: from })}`.execute(tx)
          await move(step.seq, 99)
          await move(other, step.seq)
          await move(99, other)
        })
        for (const seq of [step.seq, other])
          expect(faults).toContainEqual({ kind: 'edited', district: step.district, caseId: step.caseId, seq })
      }),
      { numRuns: RUNS },
    )
  })

  test('cannot cut the end off and let the case end before it', async () => {
    await fc.assert(
      fc.asyncProperty(anyStep, async ({ district, caseId, seq }) => {
        const { steps } = cases.find(one => one.caseId === caseId) ?? { steps: 0 }
        fc.pre(seq < steps)
        const faults = await faultsAfter(db, async tx => {
          await sql`delete from workflow.clock where case_id = ${caseId}`.execute(tx)
          await sql`delete from workflow.action where case_id = ${caseId} and seq > ${seq}`.execute(tx)
          await sql`update workflow.case as c set last_seq = a.seq, sealed_seq = least(sealed_seq, a.seq), head_hash = a.hash
            from workflow.action as a where a.case_id = c.id and a.seq = ${seq} and c.id = ${caseId}`.execute(tx)
        })
        // Nothing of the case itself is wrong any more: only the seal remembers.
        expect(faults).toContainEqual({ kind: 'missing_case', district, caseId, seq: steps })
      }),
      { numRuns: RUNS / 2 },
    )
  })

  test('cannot make a case disappear with everything that belongs to it', async () => {
    for (const { district, caseId, steps } of cases) {
      const faults = await faultsAfter(db, tx => removeCase(tx, caseId))
      expect(faults).toContainEqual({ kind: 'missing_case', district, caseId, seq: steps })
      expect(new Set(faults.map(fault => fault.caseId))).toEqual(new Set([caseId]))
    }
    const all = await faultsAfter(db, async tx => {
      for (const { caseId } of cases) await removeCase(tx, caseId)
    })
    expect(new Set(all.map(fault => fault.caseId))).toEqual(new Set(cases.map(one => one.caseId)))
  })

  test('cannot take the seal away with it', async () => {
    const cut = (seq: number) => async (tx: Db) => {
      await tx.deleteFrom('workflow.seal_leaf').where('seal_seq', '=', seq).execute()
      await tx.deleteFrom('workflow.seal').where('seq', '=', seq).execute()
    }
    expect(await faultsAfter(db, cut(1))).toContainEqual({ kind: 'seal_missing', district: '990101', seq: 1 })
    const leaf = (tx: Db) => sql`delete from workflow.seal_leaf where seal_seq = 2 and position = 0`.execute(tx)
    expect(await faultsAfter(db, leaf)).toContainEqual({ kind: 'seal_edited', district: '990101', seq: 2 })
  })
})

async function removeCase(tx: Db, caseId: string): Promise<void> {
  for (const table of ['workflow.clock', 'workflow.assignment', 'workflow.action'] as const)
    await tx.deleteFrom(table).where('case_id', '=', caseId).execute()
  await tx.deleteFrom('workflow.case').where('id', '=', caseId).execute()
}

describe('the command an operator runs', () => {
  const verify = () => runProgram('apps/server/cli/main.ts', ['verify-history'], installed.env)

  test('ends with 0 and a count, or with 1 and the name of what was tampered with', async () => {
    const whole = await verify()
    expect(whole).toMatchObject({ code: 0, err: '' })
    expect(whole.out).toContain('5 cases, 25 actions, 2 seals verified: 0 faults')

    const [first] = cases
    const step = { district: first?.district ?? '', caseId: first?.caseId ?? '', seq: 2 }
    const database = await installed.open()
    await sql`update workflow.action set note = '从没说过' where ${at(step)}`.execute(database.db)
    await database.close()
    const tampered = await verify()
    expect(tampered.code).toBe(1)
    expect(tampered.out).toContain(JSON.stringify({ kind: 'edited', ...step }))
    expect(tampered.out).toContain('verified: 1 faults')
  }, 120_000)
})
