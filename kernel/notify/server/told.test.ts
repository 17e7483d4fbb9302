import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { newId } from '#kernel/ids/index.ts'
import { TEST_NOW } from '#tests/setup/test-database.ts'
import { act, type Home, homeOf, photoOf, report, type Reported, saidOf } from './fixtures.ts'

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
beforeEach(() => moveTo(TEST_NOW))
afterAll(() => app.close())

const accept = { form: { category: 'livelihood.sewer' } }
/** Sessions end with time: after a jump everybody signs in again. */
function moveTo(moment: Date): void {
  app.clock.set(moment)
  app.forgetSessions()
}
const reported = () => report(app.as('resident'), home)

async function walk(matter: Reported, until: 'assigned' | 'rating' | 'closed'): Promise<void> {
  const step = (who: string, name: string, more?: object) => {
    app.clock.advance(1_000)
    return act(app.as(who), matter, name, more)
  }
  await step('dispatcher', 'accept', accept)
  await step('dispatcher', 'dispatch', { form: { leadOrganisationId: home.company } })
  if (until === 'assigned') return
  await step('property', 'sign')
  const fileIds = [await photoOf(app.as('property'), home.district)]
  await step('property', 'submit', { note: '已疏通', form: { outcome: 'done' }, fileIds })
  await step('checker', 'pass')
  if (until === 'rating') return
  await step('resident', 'rate', { form: { solved: 'solved', satisfied: 'satisfied' } })
}

describe('the requester', () => {
  it('is told of every public step, once, in the language they read', async () => {
    const matter = await reported()
    await walk(matter, 'closed')
    const head = `${matter.number}「小区门口污水外溢」：`
    expect(await saidOf(app.as('resident'), matter)).toEqual([
      `${head}我们已收到您反映的“小区门口污水外溢”，编号 ${matter.number}。`,
      `${head}社区已受理您反映的事，正在确定由谁来办。`,
      `${head}您反映的事已经派给承办单位，请等待签收。`,
      `${head}承办单位已签收，开始办理。`,
      `${head}承办单位说已经办好，社区会请别的同志到现场核实。说明：已疏通`,
      `${head}已核实。请您看看结果，给个评价。`,
      `${head}谢谢您的评价。`,
    ])
    const english = await saidOf(app.as('resident'), matter, 'en')
    const title = `${matter.number} "小区门口污水外溢": `
    expect(english.map(text => text.slice(title.length))).toEqual([
      `We have received “小区门口污水外溢”. Its number is ${matter.number}.`,
      'Your community has accepted what you raised and is deciding who will handle it.',
      'What you raised has been given to the unit in charge and waits to be signed for.',
      'The unit in charge has signed for it and started.',
      'The unit in charge says it is done. Somebody else from the community will look at the place. Note: 已疏通',
      'Checked. Please look at the result and tell us what you think.',
      'Thank you for your rating.',
    ])
    expect(english.every(text => text.startsWith(title))).toBe(true)
  })

  it('hears a word of the staff that is meant for them, and none that is not', async () => {
    const matter = await reported()
    const comment = (visibility: string, note: string) => {
      app.clock.advance(1_000)
      return act(app.as('dispatcher'), matter, 'comment', { note, form: { visibility } })
    }
    await comment('internal', '先查一下是谁家')
    await comment('public', '下午有人去看')
    const said = await saidOf(app.as('resident'), matter)
    expect(said).toHaveLength(2)
    expect(said[1]).toBe(`${matter.number}「小区门口污水外溢」：工作人员留言：下午有人去看`)
  })

  it('reads words as they were written, whatever templates they look like', async () => {
    const words = '<b>{{due}}</b> $t(x)'
    const matter = await report(app.as('resident'), home, { words })
    expect((await saidOf(app.as('dispatcher'), matter))[0]).toContain(`「${words}」`)
  })
})

describe('staff', () => {
  it('are told when it is their turn, and whoever took the step is not told of it', async () => {
    const matter = await reported()
    const head = `${matter.number}「小区门口污水外溢」`
    expect(await saidOf(app.as('dispatcher'), matter)).toEqual([`${head}待受理，轮到您办理。时限 9月23日周三 12:00。`])
    expect(await saidOf(app.as('dispatcher'), matter, 'en')).toEqual([
      `${matter.number} "小区门口污水外溢" is To be accepted and waits for you. Due Wed 23 Sept, 12:00.`,
    ])
    await walk(matter, 'rating')
    expect(await saidOf(app.as('dispatcher'), matter)).toHaveLength(1)
    expect(await saidOf(app.as('property'), matter)).toEqual([`${head}待签收，轮到您办理。时限 9月23日周三 16:00。`])
    expect(await saidOf(app.as('checker'), matter)).toEqual([`${head}待核查，轮到您办理。时限 9月24日周四 18:00。`])
    for (const other of ['supervisor', 'leader', 'housing', 'grid_worker'])
      expect([other, await saidOf(app.as(other), matter)]).toEqual([other, []])
  })

  it('are not told it is their turn by a word beside the course of things', async () => {
    const matter = await reported()
    await act(app.as('checker'), matter, 'comment', { note: '我去看过', form: { visibility: 'internal' } })
    expect(await saidOf(app.as('dispatcher'), matter)).toHaveLength(1)
  })

  it('begin again together when a rating reopens it', async () => {
    const matter = await reported()
    await walk(matter, 'rating')
    const form = { solved: 'not_solved', satisfied: 'not_satisfied' }
    app.clock.advance(1_000)
    await act(app.as('resident'), matter, 'rate', { form })
    const said = await saidOf(app.as('dispatcher'), matter)
    expect(said).toHaveLength(2)
    expect(said[1]).toContain('待派单，轮到您办理')
    expect(await saidOf(app.as('resident'), matter)).toHaveLength(7)
  })

  it('hear of it with their unit while their post is in force, neither before nor after', async () => {
    const posts = [
      { valid_from: '2026-09-23', valid_to: null, hears: true },
      { valid_from: '2026-09-24', valid_to: null, hears: false },
      { valid_from: '2020-01-01', valid_to: '2026-09-23', hears: false },
    ]
    const people = posts.map(() => newId(TEST_NOW))
    for (const [index, { hears: _, ...dates }] of posts.entries()) {
      const id = people[index] ?? ''
      await app.db.insertInto('people.person').values({ id, kind: 'staff', name: '员', created_at: TEST_NOW }).execute()
      const post = { id: newId(TEST_NOW), person_id: id, role: 'property_manager', area_code: home.district, ...dates }
      await app.db
        .insertInto('people.post')
        .values({ ...post, organisation_id: home.company })
        .execute()
    }
    const matter = await reported()
    await walk(matter, 'assigned')
    const rows = await app.db
      .selectFrom('notify.message')
      .select('person_id')
      .where('case_id', '=', matter.caseId)
      .where('person_id', 'in', people)
      .execute()
    expect(rows.map(row => row.person_id)).toEqual(people.filter((_id, index) => posts[index]?.hears))
  })
})

describe('when time passes', () => {
  const at = (time: string) => {
    moveTo(new Date(`2026-09-${time}+08:00`))
    return app.run('workflow.sweep')
  }

  it('whoever is awaited is reminded, then told it is late, and the next level up is called', async () => {
    const matter = await reported()
    await at('23T11:35:00')
    expect(await saidOf(app.as('dispatcher'), matter)).toHaveLength(1)
    await at('23T11:36:00')
    await at('23T12:00:00')
    await at('23T12:00:30')
    const head = `${matter.number}「小区门口污水外溢」`
    expect((await saidOf(app.as('dispatcher'), matter)).slice(1)).toEqual([
      `${head}即将到期，时限 9月23日周三 12:00。`,
      `${head}已超过时限，请尽快办理。`,
    ])
    expect(await saidOf(app.as('supervisor'), matter)).toEqual([`${head}超时未办，已提级到您这里督促。`])
    expect(await saidOf(app.as('supervisor'), matter, 'en')).toEqual([
      `${matter.number} "小区门口污水外溢" is overdue and has been raised to you.`,
    ])
    expect(await saidOf(app.as('leader'), matter)).toEqual([])
    expect(await saidOf(app.as('resident'), matter)).toHaveLength(1)
  })

  it('a unit that lets it lie is told, and the street above it', async () => {
    const matter = await reported()
    await walk(matter, 'assigned')
    await at('23T16:00:30')
    await at('23T16:01:00')
    expect((await saidOf(app.as('property'), matter)).at(-1)).toContain('已超过时限')
    expect((await saidOf(app.as('supervisor'), matter)).at(-1)).toContain('已提级到您这里督促')
    expect((await saidOf(app.as('dispatcher'), matter)).join()).not.toContain('超')
  })
})
