import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { FACTS, GRID, lantern, MONDAY, ORG_LEAD, ORG_OTHER } from '../fixtures.ts'
import { replay } from '../replay.ts'
import { type CaseEvent } from '../records.ts'
import { systemActor } from '#kernel/access/index.ts'
import { actor, type Bench, type Caller, openBench, personId } from './fixtures.ts'
import {
  actOnCase,
  mayReadCaseFile,
  onCaseEvent,
  openCase,
  readHistory,
  readRecord,
  restrictReading,
  verifyHistoryOf,
} from './index.ts'

const DISTRICT = '990101'
let bench: Bench
let number = 0
const refusedByOwner = 'nobody mends on Mondays'
const events: CaseEvent[] = []

beforeAll(async () => {
  bench = await openBench({
    facts: async () => FACTS,
    async beforeAct(_tx, intent) {
      if (intent.note === refusedByOwner) throw new Error('owner')
    },
  })
  onCaseEvent(async (_tx, event) => void events.push(event))
})
afterEach(() => bench.clock.set(MONDAY))
afterAll(() => bench.close())

async function raise(areaCode = GRID): Promise<string> {
  number += 1
  const subject = {
    district: DISTRICT,
    id: randomUUID(),
    subjectKind: 'lantern',
    subjectId: randomUUID(),
    number: `L-${number}`,
    title: 'Dark lantern',
    place: 'By the bridge',
    areaCode,
    category: null,
    urgency: 'normal',
    requesterId: personId('resident'),
  }
  await bench.inTx(tx => openCase(tx, { procedure: 'lantern', subject, actor: actor('resident') }))
  return subject.id
}

interface Extra {
  fileIds?: string[]
  note?: string
  form?: object
}
function act(as: Caller, id: string, name: string, extra: Extra = {}) {
  const body = { requestId: randomUUID(), ...extra }
  return bench.call(as, 'POST', `/api/cases/${DISTRICT}/${id}/actions/${name}`, body)
}
/** An upload nobody has used yet. */
const photo = (by: Caller) => bench.file(by)

function fileRow(id: string, caseId: string) {
  return { district: DISTRICT, id, uploaded_by: null, subject_kind: 'case', subject_id: caseId }
}

const see = (as: Caller, id: string) => bench.call(as, 'GET', `/api/cases/${DISTRICT}/${id}`)
const dispatch = { form: { leadOrganisationId: ORG_LEAD, assistOrganisationIds: [ORG_OTHER] } }
const alone = { form: { leadOrganisationId: ORG_LEAD } }
const submit = { note: 'New wick', form: { outcome: 'done' } }

async function walk(id: string, until: 'handling' | 'checking' | 'rating' | 'closed'): Promise<void> {
  const steps = [
    () => act('dispatcher', id, 'accept'),
    () => act('dispatcher', id, 'dispatch', until === 'handling' ? dispatch : alone),
    () => act('mender', id, 'submit', submit),
    () => act('checker', id, 'pass'),
    () => act('resident', id, 'rate', { form: { lit: true } }),
  ]
  const count = { handling: 2, checking: 3, rating: 4, closed: 5 }[until]
  for (const step of steps.slice(0, count)) expect((await step()).status).toBe(200)
}

async function countOf(as: Caller): Promise<Record<string, number>> {
  const { body } = await bench.call(as, 'GET', '/api/workbench')
  return Object.fromEntries(body.inboxes.map((one: { inbox: string; count: number }) => [one.inbox, one.count]))
}

test('a case goes its whole way, and what is stored is what its history replays to', async () => {
  const id = await raise()
  await walk(id, 'closed')
  const record = await readRecord(bench.db, { district: DISTRICT, caseId: id })
  const history = await readHistory(bench.db, { district: DISTRICT, caseIds: [id] })
  expect(replay(lantern, history).record).toEqual(record)
  expect(record?.case).toMatchObject({ state: 'closed', outcome: 'done', final: true })
  const clocks = await bench.db.selectFrom('workflow.clock').selectAll().where('case_id', '=', id).execute()
  expect(clocks.map(clock => clock.stopped_at !== null && clock.on_time)).toEqual([true, true, true, true, true])
})

test('each waits in the inbox of whoever must act, and of nobody else', async () => {
  const before = await countOf('dispatcher')
  const id = await raise()
  expect((await countOf('dispatcher')).accept).toBe((before.accept ?? 0) + 1)
  expect((await countOf('next_door')).accept).toBe(0)
  expect((await countOf('mender')).accept).toBe(0)
  const handled = (await countOf('mender')).handle ?? 0
  await walk(id, 'handling')
  expect((await countOf('mender')).handle).toBe(handled + 1)
  expect((await countOf('other_mender')).waiting).toBeGreaterThan(0)
  // What the dispatcher handed on waits for others, and stays in sight.
  expect((await countOf('dispatcher')).waiting).toBe((before.waiting ?? 0) + 1)
  const list = await bench.call('mender', 'GET', '/api/cases?inbox=handle&limit=200')
  expect(list.body.items.map((item: { id: string }) => item.id)).toContain(id)
})

test('pages follow one another without gap or repeat', async () => {
  for (let index = 0; index < 5; index += 1) await raise()
  const seen: string[] = []
  let cursor = ''
  do {
    const url = `/api/cases?inbox=accept&limit=2${cursor && `&cursor=${cursor}`}`
    const { body } = await bench.call('dispatcher', 'GET', url)
    seen.push(...body.items.map((item: { id: string }) => item.id))
    cursor = body.next ?? ''
  } while (cursor)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBe((await countOf('dispatcher')).accept)
})

test('out of reach is not found, whether one looks or acts', async () => {
  const id = await raise()
  for (const stranger of ['next_door', 'neighbour', 'mender'] as const) {
    expect((await see(stranger, id)).status).toBe(404)
    expect((await act(stranger, id, 'accept')).status).toBe(404)
  }
  expect((await see('dispatcher', randomUUID())).status).toBe(404)
})

test('refusals name their reason: 403 who, 409 when, 422 what', async () => {
  const id = await raise()
  expect(await act('checker', id, 'accept')).toMatchObject({ status: 403, body: { code: 'workflow.needs_role' } })
  expect(await act('dispatcher', id, 'dispatch', dispatch)).toMatchObject({
    status: 409,
    body: { code: 'workflow.not_in_this_state' },
  })
  const untold = await act('dispatcher', id, 'decline')
  expect(untold).toMatchObject({ status: 422, body: { code: 'workflow.note_needed' } })
  await act('dispatcher', id, 'accept')
  const ghost = { form: { leadOrganisationId: randomUUID() } }
  expect(await act('dispatcher', id, 'dispatch', ghost)).toMatchObject({ status: 422 })
  expect((await see('dispatcher', id)).body.case.state).toBe('sorting')
})

test('the requester sees public steps and units, staff see everything and names', async () => {
  const id = await raise()
  await walk(id, 'handling')
  await act('mender', id, 'comment', { note: 'Between us' })
  const mine = (await see('resident', id)).body
  const theirs = (await see('dispatcher', id)).body
  expect(mine.thread.map((step: { name: string }) => step.name)).toEqual(['open', 'accept', 'dispatch'])
  expect(theirs.thread).toHaveLength(4)
  expect(mine.thread.at(-1)).toMatchObject({ by: 'staff', actorName: null })
  expect(theirs.thread.at(-1)).toMatchObject({ actorName: 'Name of mender', actorUnit: 'Menders 1' })
  expect(theirs.thread[0]).toMatchObject({ by: 'requester', actorName: null })
  expect(JSON.stringify(theirs)).not.toContain('Name of resident')
  expect(theirs.clocks.at(-1).why).toMatchObject({ source: 'definition', limit: { amount: 7, unit: 'day' } })
  expect(theirs.acting).toMatchObject({ kind: 'unit', organisation: 'Menders 1' })
})

test('the same request twice is one step', async () => {
  const id = await raise()
  const body = { requestId: randomUUID() }
  const url = `/api/cases/${DISTRICT}/${id}/actions/accept`
  const first = await bench.call('dispatcher', 'POST', url, body)
  const second = await bench.call('dispatcher', 'POST', url, body)
  expect(second.body).toEqual(first.body)
  expect(await readHistory(bench.db, { district: DISTRICT, caseIds: [id] })).toHaveLength(2)
})

test('of several who press the same button at once, one takes the step and the others are told', async () => {
  const id = await raise()
  const replies = await Promise.all(Array.from({ length: 6 }, () => act('dispatcher', id, 'accept')))
  expect(replies.map(reply => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409, 409])
  expect(await readHistory(bench.db, { district: DISTRICT, caseIds: [id] })).toHaveLength(2)
})

test('when the owner of the procedure refuses, nothing is written', async () => {
  const id = await raise()
  expect((await act('dispatcher', id, 'decline', { note: refusedByOwner })).status).toBe(500)
  expect(await readHistory(bench.db, { district: DISTRICT, caseIds: [id] })).toHaveLength(1)
})

test('listeners hear every step, with the sentence for the requester', async () => {
  const id = await raise()
  await act('dispatcher', id, 'accept')
  const heard = events.filter(event => event.case.id === id)
  expect(heard.map(event => event.kind)).toEqual(['opened', 'acted'])
  expect(heard.at(-1)?.told?.key).toBe('invented:procedures.lantern.told.accept')
})

test('time passes: the sweep reminds and escalates once each, and both levels find it overdue', async () => {
  const id = await raise()
  bench.clock.set(new Date('2026-03-02T11:40:00+08:00'))
  await bench.run('workflow.sweep')
  await bench.run('workflow.sweep')
  bench.clock.set(new Date('2026-03-02T12:10:00+08:00'))
  await bench.run('workflow.sweep')
  await bench.run('workflow.sweep')
  const names = (await readHistory(bench.db, { district: DISTRICT, caseIds: [id] })).map(action => action.name)
  expect(names).toEqual(['open', 'reminded', 'escalated_overdue'])
  for (const level of ['dispatcher', 'supervisor'] as const) {
    const { body } = await bench.call(level, 'GET', '/api/cases?inbox=overdue&limit=200')
    expect(body.items.map((item: { id: string }) => item.id)).toContain(id)
  }
})

test('a request for more time waits with whoever decides, and the requester is told', async () => {
  const id = await raise()
  await walk(id, 'handling')
  const asked = await act('mender', id, 'ask_extension', { note: 'Parts', form: { until: '2026-03-20' } })
  expect(asked.status).toBe(200)
  const waiting = await bench.call('supervisor', 'GET', '/api/cases?inbox=check&limit=200')
  expect(waiting.body.items.map((item: { id: string }) => item.id)).toContain(id)
  const decided = await act('supervisor', id, 'decide_extension', { note: 'Yes', form: { granted: true } })
  expect(decided.body.told).toContain('Yes')
  expect(
    (await see('mender', id)).body.clocks.find((clock: { originalDueAt: unknown }) => clock.originalDueAt),
  ).toBeTruthy()
})

test('what happens to a guarded case is told to those listeners alone that asked for such cases', async () => {
  const heard: string[] = []
  const off = onCaseEvent(async (_tx, event) => void heard.push(event.case.id), { guarded: true })
  const id = await raise()
  await bench.inTx(tx => restrictReading(tx, { district: DISTRICT, caseId: id }, 'lantern.secret'))
  const before = events.length
  const note = 'Known to few'
  await bench.inTx(tx =>
    actOnCase(tx, { actor: systemActor('test'), district: DISTRICT, caseId: id, action: 'comment', note }),
  )
  off()
  expect(heard.filter(one => one === id).length).toBeGreaterThan(1)
  expect(events.slice(before).map(event => event.case.id)).toEqual([])
})

test('a photo is bound to its step, and seen by whoever sees the step', async () => {
  const id = await raise()
  const photos = await Promise.all([photo('dispatcher'), photo('dispatcher')])
  const seen = (as: Caller, index: number) =>
    bench.inTx(tx => mayReadCaseFile({ tx, actor: actor(as) }, fileRow(photos[index] ?? '', id)))
  const attach = (index: number, visibility: string) =>
    act('dispatcher', id, 'attach', { form: { visibility }, fileIds: [photos[index] ?? ''] })
  expect((await attach(0, 'public')).status).toBe(200)
  expect((await attach(1, 'internal')).status).toBe(200)
  expect((await attach(1, 'internal')).status).toBe(422)
  expect([await seen('resident', 0), await seen('resident', 1)]).toEqual([true, false])
  expect([await seen('supervisor', 1), await seen('next_door', 0)]).toEqual([true, false])
})

test('a calendar amended while a clock runs moves its date, and the history says so', async () => {
  const id = await raise()
  const url = '/api/calendars/national/days/2026-03-02'
  const flood = { requestId: randomUUID(), kind: 'rest', name: 'Flood', source: 'City notice' }
  expect((await bench.call('operator', 'PUT', url, flood)).status).toBe(200)
  const { body } = await see('dispatcher', id)
  expect(body.case.dueAt).toBe(new Date('2026-03-03T11:00:00+08:00').toISOString())
  expect(body.clocks[0].why.skipped).toEqual([{ date: '2026-03-02', name: 'Flood' }])
  expect(body.thread.at(-1)).toMatchObject({ name: 'recalculated', by: 'system' })
})

test('seals take in what moved, once, and any tampering is found', async () => {
  const id = await raise()
  await walk(id, 'handling')
  await bench.run('workflow.seal')
  await bench.run('workflow.seal')
  const whole = await verifyHistoryOf(bench.db)
  expect(whole.faults).toEqual([])
  expect(whole.cases).toBeGreaterThan(5)
  expect(whole.seals).toBe(1)
  const where = { district: DISTRICT, case_id: id }
  await bench.db
    .updateTable('workflow.action')
    .set({ note: 'never said' })
    .where('case_id', '=', id)
    .where('seq', '=', 2)
    .execute()
  expect((await verifyHistoryOf(bench.db)).faults).toMatchObject([{ kind: 'edited', caseId: id, seq: 2 }])
  for (const table of ['workflow.clock', 'workflow.assignment', 'workflow.action'] as const)
    await bench.db.deleteFrom(table).where('case_id', '=', where.case_id).execute()
  await bench.db.deleteFrom('workflow.case').where('id', '=', id).execute()
  expect((await verifyHistoryOf(bench.db)).faults).toMatchObject([{ kind: 'missing_case', caseId: id }])
})
