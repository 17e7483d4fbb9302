import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../contract.ts'
import { act, aReport, expectOk, type Home, homeOf, report, type Reported, workUntilRating } from './fixtures.ts'

type ListQuery = z.input<typeof contract.routes.listMatters.query>

/** What the unit has, the oldest first: the last but one is over, the last one still waits for a dispatcher. */
let app: TestApp
let home: Home
let lamp: Reported
let sewer: Reported
let noise: Reported
let waiting: Reported

beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
  lamp = await dispatched('livelihood.street_lamp')
  sewer = await dispatched('livelihood.sewer')
  noise = await accepted('security.noise')
  await workUntilRating(app, home, noise)
  const form = { solved: 'solved', satisfied: 'satisfied' }
  expectOk(await act(app.as('resident'), noise, 'rate', { form }))
  waiting = await accepted('livelihood.sewer')
})
afterAll(() => app.close())

async function accepted(category: string): Promise<Reported> {
  app.clock.advance(60_000)
  const matter = await report(app.as('resident'), aReport(home, { categoryId: category }))
  expectOk(await act(app.as('dispatcher'), matter, 'accept', { form: { category } }))
  return matter
}

async function dispatched(category: string): Promise<Reported> {
  const matter = await accepted(category)
  expectOk(await act(app.as('dispatcher'), matter, 'dispatch', { form: { leadOrganisationId: home.company } }))
  return matter
}

async function list(query: ListQuery = {}, persona = 'property') {
  const reply = await app.as(persona).call(contract.routes.listMatters, { query })
  return contract.routes.listMatters.reply.parse(expectOk(reply))
}

async function idsOf(query: ListQuery = {}): Promise<string[]> {
  return (await list(query)).items.map(item => item.id)
}

it('lists what a unit has newest first, what is over too, page after page and counted', async () => {
  const whole = await list()
  expect(whole.items.map(item => item.id)).toEqual([noise.id, sewer.id, lamp.id])
  expect(whole).toMatchObject({ total: 3, atLeast: false, next: null })
  const first = await list({ limit: 2 })
  const second = await list({ limit: 2, cursor: first.next ?? '' })
  expect([...first.items, ...second.items]).toEqual(whole.items)
})

it('narrows by field, item and state, and counts what it shows', async () => {
  const asked: [ListQuery, string[]][] = [
    [{ category: 'livelihood' }, [sewer.id, lamp.id]],
    [{ category: 'livelihood.sewer' }, [sewer.id]],
    [{ category: 'security' }, [noise.id]],
    [{ category: 'none' }, []],
    [{ final: 'false' }, [sewer.id, lamp.id]],
    [{ final: 'true' }, [noise.id]],
    [{ state: 'assigned' }, [sewer.id, lamp.id]],
    [{ sort: 'due' }, [lamp.id, sewer.id]],
    [{ q: '污水' }, [noise.id, sewer.id, lamp.id]],
    [{ q: sewer.number }, [sewer.id]],
    [{ q: waiting.number }, []],
  ]
  for (const [query, ids] of asked) {
    expect([query, await idsOf(query)]).toEqual([query, ids])
    expect([query, (await list(query)).total]).toEqual([query, ids.length])
  }
})

it('leaves a matter with whoever has it now', async () => {
  expectOk(await act(app.as('property'), lamp, 'return', { note: '不归我们管' }))
  expect(await idsOf()).toEqual([noise.id, sewer.id])
  expect(await idsOf({ sort: 'due' })).toEqual([sewer.id])
  expectOk(await act(app.as('dispatcher'), lamp, 'dispatch', { form: { leadOrganisationId: home.company } }))
  expect(await idsOf({ category: 'livelihood' })).toEqual([sewer.id, lamp.id])
})

it('keeps in an inbox what somebody handed on, and not what they only spoke beside', async () => {
  const inbox = async (persona: string) => {
    const reply = await app.as(persona).call(workflow.routes.listCases, { query: { inbox: 'waiting', limit: 200 } })
    return workflow.routes.listCases.reply.parse(expectOk(reply)).items.map(item => item.id)
  }
  expectOk(await act(app.as('supervisor'), sewer, 'comment', { note: '请抓紧' }))
  expect(await inbox('dispatcher')).toContain(sewer.caseId)
  expect(await inbox('supervisor')).not.toContain(sewer.caseId)
  expect(await inbox('dispatcher')).not.toContain(noise.caseId)
})
