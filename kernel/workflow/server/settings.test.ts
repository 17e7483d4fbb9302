import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GRID, STREET } from '../fixtures.ts'
import { actor, type Bench, openBench, personId } from './fixtures.ts'
import { ensureLimits, openCase } from './index.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

function raise() {
  const subject = {
    district: '990101',
    id: randomUUID(),
    subjectKind: 'lantern',
    subjectId: randomUUID(),
    number: randomUUID(),
    title: 'Dark lantern',
    place: '',
    areaCode: GRID,
    category: null,
    urgency: 'normal',
    requesterId: personId('resident'),
  }
  return bench.inTx(tx => openCase(tx, { procedure: 'lantern', subject, actor: actor('resident') }))
}

const body = (more: object) => ({ requestId: randomUUID(), reason: 'Winter', ...more })
const limit = { profile: 'beijing', procedure: 'lantern', state: 'received', amount: 5, unit: 'hour' }

test('a limit set now times the next case, not the running one; ended, the default comes back', async () => {
  const before = await raise()
  const set = await bench.call('operator', 'PUT', '/api/limits', body({ ...limit, areaCode: STREET }))
  expect(set).toMatchObject({ status: 200, body: { version: 1, areaCode: STREET } })
  const after = await raise()
  expect(after.clocks.started[0]?.why).toMatchObject({ source: 'limit', ruleId: set.body.id, limit: { amount: 5 } })
  expect(before.clocks.started[0]?.why.source).toBe('definition')
  const again = await bench.call('operator', 'PUT', '/api/limits', body({ ...limit, amount: 6, areaCode: STREET }))
  expect(again.body.version).toBe(2)
  const listed = await bench.call('operator', 'GET', '/api/limits?procedure=lantern')
  expect(listed.body.items).toHaveLength(1)
  expect((await bench.call('operator', 'DELETE', `/api/limits/${again.body.id}`, body({}))).status).toBe(200)
  expect((await bench.call('operator', 'DELETE', `/api/limits/${again.body.id}`, body({}))).status).toBe(409)
  expect((await raise()).clocks.started[0]?.why.source).toBe('definition')
  const audit = await bench.db.selectFrom('audit.entry').select(['event', 'reason']).orderBy('id').execute()
  expect(audit.map(entry => entry.event)).toEqual(['limit.set', 'limit.set', 'limit.end'])
  expect(audit[0]?.reason).toBe('Winter')
})

test('a limit for what does not exist is refused by field, and by nobody but who may', async () => {
  const wrong = await bench.call('operator', 'PUT', '/api/limits', body({ ...limit, procedure: 'moon' }))
  expect(wrong).toMatchObject({ status: 422, body: { code: 'workflow.unknown_procedure' } })
  const nowhere = await bench.call('operator', 'PUT', '/api/limits', body({ ...limit, areaCode: '990109' }))
  expect(nowhere).toMatchObject({ status: 422, body: { code: 'workflow.unknown_area' } })
  expect((await bench.call('dispatcher', 'PUT', '/api/limits', body(limit))).status).toBe(403)
})

test('the profile chosen is the one clocks start by', async () => {
  await ensureLimits(bench.db, new Date())
  await ensureLimits(bench.db, new Date())
  const chosen = await bench.call('operator', 'PUT', '/api/limits/profile', body({ profile: 'working_day' }))
  expect(chosen.body).toEqual({ profile: 'working_day' })
  expect((await raise()).clocks.started[0]?.why.profile).toBe('working_day')
  const listed = await bench.call('operator', 'GET', '/api/limits?profile=working_day')
  expect(listed.body).toMatchObject({ profile: 'working_day' })
})

test('procedures come as data to draw, with the cases in each state within reach', async () => {
  await raise()
  const drawn = async (as: 'dispatcher' | 'next_door') =>
    (await bench.call(as, 'GET', '/api/procedures')).body.items[0].states[0]
  expect(await drawn('dispatcher')).toMatchObject({ name: 'received', bucket: 'accept', final: false })
  expect((await drawn('dispatcher')).cases).toBeGreaterThan(0)
  expect((await drawn('next_door')).cases).toBe(0)
})
