import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { startTestApp, type TestApp, type TestReply } from '#apps/server/testing.ts'
import { contract } from '../../contract.ts'
import type { FollowUpLine, FollowUpView } from '../../follow-up-contract.ts'
import { act, aReport, bringToRating, expectOk, type Home, homeOf, report, type Reported } from '../fixtures.ts'

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

const { routes } = contract
const DAY = 86_400_000
const contact = { name: '刘大爷', phone: '13900001234' }

/** Time passes for the call list alone: with the clock, everybody's session would end. */
async function pass(time: { days?: number; minutes?: number }): Promise<void> {
  const ago = `${time.days ?? 0} days ${time.minutes ?? 0} minutes`
  await app.db
    .updateTable('matters.follow_up')
    .set({ due_at: sql`due_at - ${ago}::interval`, claimed_until: sql`claimed_until - ${ago}::interval` })
    .execute()
}

/** A matter of a caller, handled and checked; days later it is due to be rung about. */
async function handled(more: Parameters<typeof aReport>[1] = {}): Promise<Reported> {
  const matter = await report(app.as('dispatcher'), aReport(home, { source: 'phone', contact, ...more }))
  await bringToRating(app, home, matter)
  return matter
}

async function listed(which: FollowUpView, username = 'checker'): Promise<FollowUpLine[]> {
  const reply = await app.as(username).call(routes.listFollowUps, { query: { which, limit: 100 } })
  return routes.listFollowUps.reply.parse(expectOk(reply)).items
}

const inList = async (which: FollowUpView, matter: Reported) =>
  (await listed(which)).find(line => line.caseId === matter.caseId)

async function claim(username: string, only?: Reported): Promise<FollowUpLine | null> {
  const reply = await tryClaim(username, only)
  return routes.claimFollowUp.reply.parse(expectOk(reply)).item
}

function tryClaim(username: string, only?: Reported): Promise<TestReply> {
  const named = only ? { case: { district: only.district, caseId: only.caseId } } : {}
  return app.as(username).call(routes.claimFollowUp, { body: { requestId: randomUUID(), ...named } })
}

type Call = Omit<z.input<typeof routes.recordFollowUp.body>, 'requestId'>

function ring(username: string, matter: Reported, call: Call): Promise<TestReply> {
  return app.as(username).call(routes.recordFollowUp, {
    params: { district: matter.district, caseId: matter.caseId },
    body: { requestId: randomUUID(), ...call },
  })
}

const ratingsOf = (matter: Reported) =>
  app.db
    .selectFrom('matters.rating')
    .select(['attempt', 'solved', 'satisfied', 'source'])
    .where('matter_id', '=', matter.id)
    .orderBy('attempt')
    .execute()

describe('the call list', () => {
  it('holds what was checked days ago, left with a number, and not rated; two callers never hold the same', async () => {
    const first = await handled()
    await pass({ minutes: 10 })
    const second = await handled({ words: '楼道灯坏了，晚上看不见路' })
    const anonymous = await report(app.as('resident'), aReport(home, { anonymous: true }))
    await bringToRating(app, home, anonymous)
    expect(await inList('due', first)).toBeUndefined()
    expect(await inList('later', first)).toMatchObject({ state: 'rating', follow: { tries: 0, claim: null } })
    await pass({ days: 2 })
    expect((await listed('due')).map(line => line.caseId)).toEqual([first.caseId, second.caseId])
    expect(JSON.stringify(await listed('due'))).not.toMatch(/刘大爷|13900001234/)

    const mine = await claim('checker')
    const yours = await claim('dispatcher')
    expect([mine?.caseId, yours?.caseId]).toEqual([first.caseId, second.caseId])
    expect(await claim('checker')).toMatchObject({ caseId: first.caseId, follow: { claim: { mine: true } } })
    expect(await tryClaim('dispatcher', first)).toMatchObject({
      status: 409,
      body: { code: 'matters.follow_up_claimed' },
    })
    expect(await ring('dispatcher', first, { reached: 'no_answer' })).toMatchObject({ status: 409 })
    expect(await claim('supervisor')).toBeNull()

    await pass({ minutes: 31 })
    expect(await claim('supervisor', first)).toMatchObject({ follow: { claim: { mine: true } } })
    const letGo = await app.as('supervisor').call(routes.releaseFollowUp, { body: { requestId: randomUUID() } })
    expect(letGo.body).toEqual({ released: 1 })
    for (const matter of [first, second])
      expectOk(await ring('checker', matter, { reached: 'reached', solved: 'solved', satisfied: 'satisfied' }))
  })

  it('shows the number of the matter one holds, and gives no other key to it nor to reopening', async () => {
    const [mine, other] = [await handled(), await handled()]
    await pass({ days: 2 })
    const numberFor = (username: string, matter: Reported) =>
      app.as(username).call(routes.revealForCall, {
        params: { district: matter.district, caseId: matter.caseId },
        body: { reason: '办结后电话回访' },
      })
    expect(await numberFor('checker', mine)).toMatchObject({ status: 409, body: { code: 'matters.call_not_held' } })
    await claim('checker', mine)
    expect(expectOk(await numberFor('checker', mine))).toEqual({ name: '刘大爷', phone: '13900001234' })
    expect((await numberFor('checker', other)).status).toBe(409)
    expect((await numberFor('property', mine)).status).toBe(403)
    const params = { district: mine.district, id: mine.id }
    const byTheDoor = await app.as('checker').call(routes.revealContact, { params, body: { reason: '想看看是谁' } })
    expect(byTheDoor.status).toBe(403)
    expectOk(await ring('checker', mine, { reached: 'reached', solved: 'solved', satisfied: 'satisfied' }))
    expect((await act(app.as('checker'), mine, 'reopen', { note: '再看看' })).status).toBe(403)
    expectOk(await ring('checker', other, { reached: 'refused' }))
  })

  it('is worked at by its desks alone, and out of reach is not found', async () => {
    const matter = await handled()
    await pass({ days: 2 })
    for (const username of ['resident', 'property', 'grid_worker', 'leader'])
      expect([username, (await tryClaim(username, matter)).status]).toEqual([username, 403])
    const far = await ring('checker', { ...matter, district: '990199' }, { reached: 'no_answer' })
    expect(far.status).toBe(404)
    expectOk(await ring('checker', matter, { reached: 'refused' }))
  })

  it('tries again while nobody answers, on the day named, and gives up after the tries a city sets', async () => {
    const matter = await handled()
    await pass({ days: 2 })
    const nextOn = new Date(app.clock.now().getTime() + 4 * DAY).toISOString().slice(0, 10)
    const wrong = await ring('checker', matter, { reached: 'no_answer', nextOn: '2026-01-01' })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'matters.next_date_past' } })
    const again = routes.recordFollowUp.reply.parse(
      expectOk(await ring('checker', matter, { reached: 'no_answer', nextOn })),
    )
    expect(again).toMatchObject({ follow: { state: 'waiting', tries: 1, most: 3, lastReached: 'no_answer' } })
    expect(await inList('due', matter)).toBeUndefined()
    await pass({ days: 4 })
    expect(await inList('due', matter)).toMatchObject({ follow: { tries: 1 } })
    expectOk(await ring('checker', matter, { reached: 'no_answer' }))
    await pass({ days: 1 })
    expectOk(await ring('checker', matter, { reached: 'no_answer' }))
    expect(await inList('given_up', matter)).toMatchObject({ follow: { tries: 3, solved: null } })
    expect(await ratingsOf(matter)).toEqual([])
    expect(await ring('checker', matter, { reached: 'no_answer' })).toMatchObject({
      status: 409,
      body: { code: 'matters.follow_up_over' },
    })
  })
})

describe('what came of the call', () => {
  it('counts once as the rating; what the requester said themselves is not written over', async () => {
    const rung = await handled()
    const own = await report(app.as('resident'), aReport(home, { contact }))
    await bringToRating(app, home, own)
    const rating = { solved: 'solved', satisfied: 'basically' }
    expectOk(await act(app.as('resident'), own, 'rate', { form: rating }))
    await pass({ days: 2 })
    expect(await inList('due', own)).toBeUndefined()
    const call: Call = { reached: 'reached', solved: 'partly', satisfied: 'basically', words: '灯亮了，路还没平' }
    expect(routes.recordFollowUp.reply.parse(expectOk(await ring('checker', rung, call)))).toMatchObject({
      state: 'closed',
      follow: { state: 'done', solved: 'partly', satisfied: 'basically', reopened: false },
    })
    // Rung once more from the matter's own page: on record, and counted no second time.
    const more = { form: { reached: 'reached', solved: 'not_solved', satisfied: 'not_satisfied' } }
    expectOk(await act(app.as('checker'), rung, 'follow_up', more))
    expectOk(await act(app.as('checker'), own, 'follow_up', more))
    expect(await ratingsOf(rung)).toEqual([
      { attempt: 1, solved: 'partly', satisfied: 'basically', source: 'follow_up' },
    ])
    expect(await ratingsOf(own)).toEqual([{ attempt: 1, ...rating, source: 'requester' }])
    await app.run('insights.count')
    const counted = await app.db
      .selectFrom('insights.matter_event')
      .select(eb => eb.fn.sum('n').as('rated'))
      .select('case_id')
      .where('kind', '=', 'rated')
      .where('case_id', 'in', [rung.caseId, own.caseId])
      .groupBy('case_id')
      .execute()
    expect(counted.map(row => Number(row.rated))).toEqual([1, 1])
  })

  it('opens the matter again when it is not solved, or when they want it so', async () => {
    const unsolved = await handled()
    const wanted = await handled()
    await pass({ days: 2 })
    const line = async (matter: Reported, call: Omit<Call, 'reached'>) =>
      routes.recordFollowUp.reply.parse(expectOk(await ring('checker', matter, { reached: 'reached', ...call })))
    expect(await line(unsolved, { solved: 'not_solved', satisfied: 'not_satisfied' })).toMatchObject({
      state: 'dispatching',
      attempt: 2,
      follow: { state: 'done', reopened: true },
    })
    const wish: Omit<Call, 'reached'> = {
      solved: 'partly',
      satisfied: 'basically',
      reopen: true,
      words: '还有一段没修',
    }
    expect(await line(wanted, wish)).toMatchObject({ state: 'dispatching', attempt: 2, follow: { reopened: true } })
    expect(await ratingsOf(wanted)).toMatchObject([{ attempt: 1, solved: 'partly', source: 'follow_up' }])
    expect((await listed('done')).map(one => one.caseId)).toContain(wanted.caseId)
  })

  it('is asked for in full when somebody answered', async () => {
    const matter = await handled()
    await pass({ days: 2 })
    expect(await ring('checker', matter, { reached: 'reached', solved: 'solved' })).toMatchObject({
      status: 422,
      body: { code: 'workflow.answers_needed' },
    })
    expectOk(await ring('checker', matter, { reached: 'wrong_number' }))
    expect(await inList('given_up', matter)).toMatchObject({ follow: { lastReached: 'wrong_number' } })
  })
})

it('which matters, after how long and how often are settings of the city', async () => {
  const change = { sharePercent: 100, sources: ['phone' as const], afterDays: 0, tries: 1 }
  const edit = (username: string) =>
    app.as(username).call(routes.editFollowUpSettings, { body: { requestId: randomUUID(), ...change } })
  expect((await edit('dispatcher')).status).toBe(403)
  expect(expectOk(await edit('operator'))).toMatchObject({ ...change, retryDays: 1, ratedToo: false })
  const visitor = await handled({ source: 'visit' })
  const caller = await handled()
  expect(await inList('due', caller)).toMatchObject({ follow: { most: 1 } })
  expect(await inList('due', visitor)).toBeUndefined()
  expectOk(await ring('checker', caller, { reached: 'no_answer' }))
  expect(await inList('given_up', caller)).toMatchObject({ follow: { tries: 1 } })
})
