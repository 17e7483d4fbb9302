import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { guestActor } from '#kernel/access/index.ts'
import { TEST_NOW } from '#tests/setup/test-database.ts'
import { contract } from '../index.ts'
import { Follower } from './follower.ts'
import { waitFor } from './testing.ts'

let app: TestApp
let url: string
beforeAll(async () => {
  app = await startTestApp()
  url = await app.http.listen({ port: 0, host: '127.0.0.1' })
}, 120_000)
afterAll(() => app.close())

interface Line {
  events: { id: string; event: string; data: Record<string, unknown> }[]
  /** Resolves when the server has ended it. */
  over: Promise<void>
  leave(): void
}

async function cookieOf(username: string): Promise<string> {
  const reply = await fetch(`${url}/api/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username }),
  })
  expect(reply.status).toBe(200)
  return reply.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
}

async function ask(username: string, last?: string, signal?: AbortSignal): Promise<Response> {
  const headers = { cookie: await cookieOf(username), accept: 'text/event-stream' }
  return fetch(`${url}/api/changes`, {
    headers: last === undefined ? headers : { ...headers, 'last-event-id': last },
    ...(signal ? { signal } : {}),
  })
}

/** Opens a line and waits until it stands. */
async function listen(username: string, last?: string): Promise<Line> {
  const leaving = new AbortController()
  const response = await ask(username, last, leaving.signal)
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const line: Line = { events: [], over: Promise.resolve(), leave: () => leaving.abort() }
  line.over = read(response, line).catch(() => undefined)
  await waitFor(() => line.events.some(one => one.event === 'hello'))
  return line
}

async function read(response: Response, line: Line): Promise<void> {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map(part => part.split(/: (.*)/s).slice(0, 2)))
      if (fields.event)
        line.events.push({ id: fields.id ?? '', event: fields.event, data: JSON.parse(fields.data ?? '{}') })
    }
  }
}

const subjects = (line: Line) => line.events.filter(one => one.event === 'change').map(one => one.data['subjectId'])

// The desk knows no feature: what it needs of an answer is read here.
const reported = z.object({ district: z.string(), id: z.string(), caseId: z.string() })

/** The resident reports something at the place of the demo personas. */
async function report(): Promise<{ district: string; id: string; caseId: string }> {
  const grid = await app.db
    .selectFrom('people.post as p')
    .innerJoin('auth.user as u', 'u.person_id', 'p.person_id')
    .innerJoin('territory.area as a', 'a.code', 'p.area_code')
    .select(['a.lng', 'a.lat'])
    .where('u.username', '=', 'grid_worker')
    .executeTakeFirstOrThrow()
  const payload = {
    requestId: randomUUID(),
    kind: 'resident_request',
    words: '楼道灯不亮',
    point: { lng: grid.lng ?? 0, lat: grid.lat ?? 0, crs: 'wgs84' },
  }
  const reply = await app.as('resident').raw({ method: 'POST', url: '/api/matters', payload })
  expect(reply.status).toBe(200)
  return reported.parse(reply.body)
}

async function act(username: string, matter: { district: string; caseId: string }, name: string, body: object = {}) {
  const params = { district: matter.district, id: matter.caseId, name }
  const reply = await app
    .as(username)
    .call(workflow.routes.actOnCase, { params, body: { requestId: randomUUID(), ...body } })
  expect(reply.status, JSON.stringify(reply.body)).toBe(200)
}

test('what happens is told to whoever it reaches, as it happens, and to nobody else', async () => {
  const desk = await listen('dispatcher')
  const unit = await listen('property')
  const asker = await listen('resident')
  const matter = await report()
  await waitFor(() => subjects(desk).includes(matter.id) && subjects(asker).includes(matter.id))
  const [first] = desk.events.filter(one => one.data['subjectId'] === matter.id)
  expect(Object.keys(first?.data ?? {}).toSorted()).toEqual(
    ['caseId', 'district', 'id', 'kind', 'mine', 'subjectId', 'subjectKind'].toSorted(),
  )
  expect(first?.data).toMatchObject({ kind: 'opened', subjectKind: 'matter', mine: false })
  expect(asker.events.find(one => one.data['subjectId'] === matter.id)?.data['mine']).toBe(true)

  // The desk's own talk is told to the desk alone.
  const before = subjects(asker).length
  await act('dispatcher', matter, 'comment', { note: '内部：先问物业', form: { visibility: 'internal' } })
  await waitFor(() => subjects(desk).length >= 2)
  expect(subjects(asker)).toHaveLength(before)
  expect(subjects(unit)).not.toContain(matter.id)
  for (const line of [desk, unit, asker]) line.leave()
})

test('after a break it goes on where it was, and after a long one it says to read again', async () => {
  const line = await listen('dispatcher')
  const seen = await report()
  await waitFor(() => subjects(line).includes(seen.id))
  const last = line.events.at(-1)?.id
  line.leave()
  const missed = await report()
  const again = await listen('dispatcher', last)
  await waitFor(() => subjects(again).includes(missed.id))
  again.leave()
  const late = await listen('dispatcher', `${TEST_NOW.getTime() - 3_600_000}-`)
  await waitFor(() => late.events.some(one => one.event === 'reset'))
  expect(subjects(late)).toEqual([])
  late.leave()
})

test('a step another process committed is found', async () => {
  const line = await listen('dispatcher')
  const matter = await report()
  await waitFor(() => subjects(line).includes(matter.id))
  const told = subjects(line).length
  const { seq, ...step } = await app.db
    .selectFrom('workflow.action')
    .selectAll()
    .where('case_id', '=', matter.caseId)
    .executeTakeFirstOrThrow()
  const copy = { ...step, form: JSON.stringify(step.form), effects: JSON.stringify(step.effects) }
  await app.db
    .insertInto('workflow.action')
    .values({ ...copy, seq: seq + 900, id: randomUUID() })
    .execute()
  await waitFor(() => subjects(line).length > told)
  expect(line.events.at(-1)?.data).toMatchObject({ kind: 'changed', subjectId: matter.id })
  line.leave()
})

test('nobody gets in without signing in, and nobody holds more than six lines', async () => {
  const guest = await fetch(`${url}/api/changes`, { headers: { accept: 'text/event-stream' } })
  expect(guest.status).toBe(401)
  const lines: Line[] = []
  for (let count = 0; count < 6; count += 1) lines.push(await listen('checker'))
  const seventh = await ask('checker')
  expect([seventh.status, (await seventh.json()).code]).toEqual([429, 'desk.too_many_streams'])
  for (const line of lines) line.leave()
  await waitFor(async () => {
    const reply = await ask('checker')
    await reply.body?.cancel()
    return reply.status === 200
  })
})

test('without a line the same is told once', async () => {
  const matter = await report()
  const query = { last: `${TEST_NOW.getTime() - 1_000}-` }
  const ask = async (username: string) =>
    contract.routes.followChanges.reply.parse(
      (await app.as(username).call(contract.routes.followChanges, { query })).body,
    )
  expect((await ask('dispatcher')).changes.map(one => one.subjectId)).toContain(matter.id)
  expect((await ask('property')).changes.map(one => one.subjectId)).not.toContain(matter.id)
})

test('a line ends for whoever is no longer signed in, and whoever reads too slowly is let go', async () => {
  const signedOut = new Follower({ actor: guestActor(), still: async () => null, beatMs: 5 })
  const chunks: string[] = []
  signedOut.stream.on('data', chunk => chunks.push(String(chunk)))
  await waitFor(() => signedOut.stream.closed)
  expect(chunks.join('')).toContain('signed-out')

  const slow = new Follower({ actor: guestActor(), still: async () => guestActor() })
  const change = { kind: 'changed', subjectKind: 'matter', district: '990101', mine: false } as const
  const many = Array.from({ length: 1_000 }, () => ({
    ...change,
    id: randomUUID(),
    subjectId: randomUUID(),
    caseId: randomUUID(),
  }))
  slow.send(many)
  await waitFor(() => slow.stream.destroyed)
})

test('a stop ends every line first and takes no new one', async () => {
  const own = await startTestApp()
  const address = await own.http.listen({ port: 0, host: '127.0.0.1' })
  const former = url
  url = address
  const line = await listen('dispatcher')
  url = former
  await own.close()
  await line.over
  expect(line.events.at(-1)).toMatchObject({ event: 'bye', data: 'stopping' })
})
