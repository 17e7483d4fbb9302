import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { FACTS, GRID, lantern, MONDAY, ORG_LEAD, ORG_OTHER } from '../fixtures.ts'
import { replay } from '../replay.ts'
import { actor, type Bench, type Caller, openBench, personId } from './fixtures.ts'
import { followCase, followersOf, mergeCase, openCase, readHistory, readRecord, verifyHistoryOf } from './index.ts'

const DISTRICT = '990101'
let bench: Bench
let number = 0

beforeAll(async () => {
  bench = await openBench({ facts: async () => FACTS })
})
afterEach(() => bench.clock.set(MONDAY))
afterAll(() => bench.close())

async function raise(by: Caller = 'resident'): Promise<{ id: string; number: string }> {
  number += 1
  const subject = {
    district: DISTRICT,
    id: randomUUID(),
    subjectKind: 'lantern',
    subjectId: randomUUID(),
    number: `S-${number}`,
    title: 'Dark lantern',
    place: 'By the bridge',
    areaCode: GRID,
    category: null,
    urgency: 'normal',
    requesterId: personId(by),
  }
  await bench.inTx(tx => openCase(tx, { procedure: 'lantern', subject, actor: actor(by) }))
  return { id: subject.id, number: subject.number }
}

function act(as: Caller, id: string, name: string, extra: object = { note: 'because' }) {
  return bench.call(as, 'POST', `/api/cases/${DISTRICT}/${id}/actions/${name}`, { requestId: randomUUID(), ...extra })
}

async function toHandling(assists: string[] = []): Promise<string> {
  const { id } = await raise()
  await act('dispatcher', id, 'accept')
  const form = { leadOrganisationId: ORG_LEAD, assistOrganisationIds: assists }
  expect((await act('dispatcher', id, 'dispatch', { form })).status).toBe(200)
  return id
}

async function inbox(as: Caller, name: string): Promise<string[]> {
  const { body } = await bench.call(as, 'GET', `/api/cases?inbox=${name}&limit=200`)
  return body.items.map((item: { id: string }) => item.id)
}

async function holdsTogether(id: string): Promise<void> {
  const record = await readRecord(bench.db, { district: DISTRICT, caseId: id })
  const history = await readHistory(bench.db, { district: DISTRICT, caseIds: [id] })
  expect(replay(lantern, history).record).toEqual(record)
}

test('a held case leaves the inbox for the list everybody sees, and comes back by itself on its review date', async () => {
  const id = await toHandling()
  expect(await inbox('mender', 'handle')).toContain(id)
  const held = await act('dispatcher', id, 'hold', { note: 'Frost', form: { until: '2026-03-20' } })
  expect(held.body.case).toMatchObject({ heldUntil: '2026-03-20T01:00:00.000Z', overdue: false })
  expect(await inbox('mender', 'handle')).not.toContain(id)
  for (const who of ['mender', 'checker', 'supervisor', 'dispatcher'] as const)
    expect(await inbox(who, 'held')).toContain(id)
  expect(await inbox('next_door', 'held')).not.toContain(id)
  bench.clock.set(new Date('2026-03-20T09:01:00+08:00'))
  await bench.run('workflow.sweep')
  expect(await inbox('mender', 'handle')).toContain(id)
  const view = await bench.call('mender', 'GET', `/api/cases/${DISTRICT}/${id}`)
  expect(view.body.clocks.at(-1).why.pauses[0].to).not.toBeNull()
  await holdsTogether(id)
})

test('whoever handed a case on still finds it under what waits for others', async () => {
  const id = await toHandling()
  expect(await inbox('dispatcher', 'waiting')).toContain(id)
  expect(await inbox('dispatcher', 'dispatch')).not.toContain(id)
  expect(await inbox('next_door', 'waiting')).not.toContain(id)
})

test('an objection waits in the inbox of whoever decides', async () => {
  const id = await toHandling()
  expect((await act('mender', id, 'object')).status).toBe(200)
  expect(await inbox('supervisor', 'check')).toContain(id)
  expect((await act('mender', id, 'decide_objection', { note: 'x', form: { accepted: true } })).status).toBe(403)
  const decided = await act('supervisor', id, 'decide_objection', { note: 'Right', form: { accepted: true } })
  expect(decided.body.case).toMatchObject({ state: 'sorting', objections: 1 })
  const clocks = await bench.db.selectFrom('workflow.clock').selectAll().where('case_id', '=', id).execute()
  expect(clocks.filter(clock => clock.excluded).map(clock => clock.state)).toEqual(['handling'])
  await holdsTogether(id)
})

test('a unit asks for a hold; it waits with whoever may hold, within reach alone, and is granted with a reason', async () => {
  const id = await toHandling()
  const asking = { note: 'Frost', form: { until: '2026-03-20' } }
  const bare = await act('mender', id, 'ask_hold', asking)
  expect([bare.status, bare.body.code]).toEqual([422, 'workflow.photo_needed'])
  const fileIds = [await bench.file('mender')]
  expect((await act('other_mender', id, 'ask_hold', { ...asking, fileIds })).status).toBe(404)
  expect((await act('mender', id, 'ask_hold', { ...asking, fileIds })).status).toBe(200)
  const asked = await bench.call('mender', 'GET', `/api/cases/${DISTRICT}/${id}`)
  expect(asked.body.clocks.at(-1)).toMatchObject({ kind: 'hold_request', why: { limit: { unit: 'work_day' } } })
  for (const who of ['dispatcher', 'supervisor', 'leader'] as const) expect(await inbox(who, 'check')).toContain(id)
  for (const who of ['mender', 'checker', 'next_door'] as const) expect(await inbox(who, 'check')).not.toContain(id)
  expect((await act('mender', id, 'decide_hold', { note: 'x', form: { granted: true } })).status).toBe(403)
  const granted = await act('dispatcher', id, 'decide_hold', { note: 'Seen', form: { granted: true } })
  expect(granted.body.case.heldUntil).toBe('2026-03-20T01:00:00.000Z')
  expect(await inbox('dispatcher', 'check')).not.toContain(id)
  expect(await inbox('next_door', 'held')).not.toContain(id)
  expect(await inbox('mender', 'held')).toContain(id)
  await holdsTogether(id)
})

test('assisting units answer, each for itself; only then may the lead submit', async () => {
  const id = await toHandling([ORG_OTHER])
  const buttons = (await bench.call('mender', 'GET', `/api/cases/${DISTRICT}/${id}`)).body.actions
  expect(buttons.find((one: { name: string }) => one.name === 'submit')).toMatchObject({
    enabled: false,
    reason: 'workflow.assists_open',
  })
  expect((await act('other_mender', id, 'accept_assist', {})).status).toBe(200)
  expect((await act('other_mender', id, 'answer_assist', { note: 'Cable laid' })).status).toBe(200)
  const assist = (await bench.call('mender', 'GET', `/api/cases/${DISTRICT}/${id}`)).body.assignments[1]
  expect(assist).toMatchObject({ duty: 'assist', answeredAt: MONDAY.toISOString() })
  expect((await act('mender', id, 'submit', { note: 'Done', form: { outcome: 'done' } })).status).toBe(200)
  await holdsTogether(id)
})

test('a merged case takes its requester and followers along, and both histories say so', async () => {
  const target = await raise('resident')
  const duplicate = await raise('neighbour')
  const contact = { alg: 'a', keyId: 'k', cipher: 'c', blind: 'b' }
  const follower = { district: DISTRICT, caseId: duplicate.id, follower: { contact }, via: 'joined' as const }
  expect(await bench.inTx(tx => followCase(tx, follower))).toEqual({ followed: true })
  expect(await bench.inTx(tx => followCase(tx, follower))).toEqual({ followed: false })
  const own = { district: DISTRICT, caseId: target.id, follower: { personId: personId('resident') } }
  expect(await bench.inTx(tx => followCase(tx, { ...own, via: 'joined' }))).toEqual({ followed: false })
  const merging = { actor: actor('dispatcher'), district: DISTRICT, caseId: duplicate.id, note: 'Same lantern' }
  const change = await bench.inTx(tx => mergeCase(tx, { ...merging, number: target.number }))
  expect(change.record.case).toMatchObject({ state: 'merged', merged_into: target.id, final: true })
  const followers = await followersOf(bench.db, { district: DISTRICT, caseId: target.id })
  expect(new Set(followers.map(row => row.person_id ?? row.contact_blind))).toEqual(
    new Set([personId('neighbour'), 'b']),
  )
  const view = await bench.call('dispatcher', 'GET', `/api/cases/${DISTRICT}/${target.id}`)
  expect(view.body.thread.at(-1)).toMatchObject({ name: 'merged_in', form: { number: duplicate.number } })
  expect(view.body.followers).toBe(2)
  await holdsTogether(target.id)
  await holdsTogether(duplicate.id)
  const audits = await bench.db
    .selectFrom('audit.entry')
    .select('event')
    .where('subject_id', '=', duplicate.id)
    .execute()
  expect(audits.map(row => row.event)).toContain('case.merge')
})

test('a merge out of reach, into nothing or into what has ended is refused', async () => {
  const [one, other] = [await raise(), await raise()]
  expect((await act('dispatcher', one.id, 'merge', { form: { number: 'nothing' } })).status).toBe(422)
  expect((await act('dispatcher', one.id, 'merge', { form: { number: one.number } })).body.code).toBe(
    'workflow.merge_into_itself',
  )
  expect((await act('next_door', one.id, 'merge', { form: { number: other.number } })).status).toBe(404)
  expect((await act('dispatcher', other.id, 'merge', { form: { number: one.number } })).status).toBe(200)
  expect((await act('dispatcher', one.id, 'merge', { form: { number: other.number } })).body.code).toBe(
    'workflow.merge_into_ended',
  )
})

test('what events do to the clock is a setting: listed, changed with a reason, in force at once', async () => {
  const list = await bench.call('supervisor', 'GET', '/api/limits/effects')
  const hold = list.body.items.find((one: { event: string }) => one.event === 'hold')
  expect(hold).toEqual({ event: 'hold', effect: 'pause', options: ['pause', 'runs_on'], chosen: false })
  const body = { requestId: randomUUID(), profile: 'beijing', event: 'hold', effect: 'runs_on', reason: 'Trial' }
  expect((await bench.call('supervisor', 'PUT', '/api/limits/effects', body)).status).toBe(403)
  expect((await bench.call('operator', 'PUT', '/api/limits/effects', { ...body, effect: 'melt' })).status).toBe(422)
  const set = await bench.call('operator', 'PUT', '/api/limits/effects', { ...body, requestId: randomUUID() })
  expect(set.body).toMatchObject({ effect: 'runs_on', chosen: true })
  const id = await toHandling()
  const before = (await bench.call('mender', 'GET', `/api/cases/${DISTRICT}/${id}`)).body.case.dueAt
  const held = await act('dispatcher', id, 'hold', { note: 'Frost', form: { until: '2026-03-20' } })
  expect(held.body.case.dueAt).toBe(before)
})

test('every history of these roads verifies', async () => {
  expect((await verifyHistoryOf(bench.db)).faults).toEqual([])
})
