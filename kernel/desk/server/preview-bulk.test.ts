import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { buildWorld } from '#tests/access/world.ts'
import { contract } from '../index.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof buildWorld>>
beforeAll(async () => {
  app = await startTestApp()
  world = await buildWorld(app)
}, 120_000)
afterAll(() => app.close())

async function casesOf(username: string, inbox: 'accept') {
  const reply = await app.as(username).call(workflow.routes.listCases, { query: { inbox, limit: 200 } })
  return workflow.routes.listCases.reply
    .parse(reply.body)
    .items.map(({ district, id, state }) => ({ district, id, state }))
}

async function preview(username: string, action: string, cases: readonly { district: string; id: string }[]) {
  const reply = await app.as(username).call(contract.routes.previewBulk, {
    body: { action, cases: cases.map(({ district, id }) => ({ district, id })) },
  })
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
  return contract.routes.previewBulk.reply.parse(reply.body).items
}

test('each row says whether it is open, refused and why, or not there at all; nothing is done', async () => {
  const accept = (await casesOf('dispatcher', 'accept')).filter(one => one.state === 'received')
  const { matter } = world.assigned
  const dispatch = [{ district: matter?.district ?? '', id: matter?.caseId ?? '' }]
  const nobody = { district: '990101', id: randomUUID() }
  expect(accept.length).toBeGreaterThan(0)
  const items = await preview('dispatcher', 'accept', [...accept, ...dispatch, nobody])
  expect(items.slice(0, accept.length).map(item => [item.open, item.reason])).toEqual(accept.map(() => [true, null]))
  expect(items.at(accept.length)).toMatchObject({ open: false, reason: expect.stringContaining('当前环节') })
  expect(items.at(-1)).toMatchObject({ open: false, case: null })
  expect(await casesOf('dispatcher', 'accept')).toEqual(expect.arrayContaining(accept))
})

test('the preview and the command agree, row by row', async () => {
  const accept = (await casesOf('dispatcher', 'accept')).filter(one => one.state === 'received')
  const matters = [world.assigned.matter, world.sibling.matter, world.own.matter]
  const rows = [...accept, ...matters.map(one => ({ district: one?.district ?? '', id: one?.caseId ?? '' }))]
  const items = await preview('dispatcher', 'accept', rows)
  const once = items.filter((item, at) => items.findIndex(other => other.id === item.id) === at)
  for (const item of once) {
    const reply = await app.as('dispatcher').call(workflow.routes.actOnCase, {
      params: { district: item.district, id: item.id, name: 'accept' },
      body: { requestId: randomUUID(), form: { category: item.case?.category ?? 'livelihood.street_lamp' } },
    })
    expect([item.id, reply.status === 200]).toEqual([item.id, item.open])
  }
})

test('out of reach looks like not there, and 201 rows are too many', async () => {
  const { matter } = world.sibling
  const mine = [{ district: matter?.district ?? '', id: matter?.caseId ?? '' }]
  const seen = await preview('property', 'accept', mine.slice(0, 1))
  const absent = await preview('property', 'accept', [{ district: '990101', id: randomUUID() }])
  const told = (item: (typeof seen)[number]) => ({ ...item, id: '' })
  expect(seen.map(told)).toEqual(absent.map(told))
  const many = Array.from({ length: 201 }, () => ({ district: '990101', id: randomUUID() }))
  const reply = await app
    .as('dispatcher')
    .call(contract.routes.previewBulk, { body: { action: 'accept', cases: many } })
  expect(reply.status).toBe(422)
})
