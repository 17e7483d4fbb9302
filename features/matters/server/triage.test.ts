import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { jsonb } from '#platform/db/index.ts'
import { categoryItems } from '../categories.ts'
import { contract } from '../contract.ts'
import { act, aReport, expectOk, type Home, homeOf, report } from './fixtures.ts'
import { forgetTriage, SURE_SETTING } from './triage-model.ts'
import { triageWords } from './triage-words.ts'

const route = contract.routes.suggestCategories

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
beforeEach(() => forgetTriage(app.db))
afterAll(() => app.close())

async function suggest(words: string, username = 'dispatcher') {
  return route.reply.parse(expectOk(await app.as(username).call(route, { body: { words } })))
}

/** Somebody writes it down without a category, the desk accepts it as one. */
async function confirm(words: string, category: string): Promise<void> {
  const matter = await report(app.as('dispatcher'), aReport(home, { words, categoryId: null, anonymous: true }))
  expectOk(await act(app.as('dispatcher'), matter, 'accept', { form: { category } }))
}

async function newest() {
  return app.db.selectFrom('matters.category_model').selectAll().orderBy('version', 'desc').executeTakeFirstOrThrow()
}

describe('before anything was confirmed', () => {
  it('the dictionary suggests, names the words, and says when it is not sure', async () => {
    const lamp = await suggest('3 号楼门口的路灯三天不亮了，晚上看不清台阶')
    expect(lamp).toMatchObject({ sure: true, sureFrom: 0.75, model: { trainedOn: 0 } })
    expect(lamp.suggestions[0]).toMatchObject({ code: 'livelihood.street_lamp' })
    expect(lamp.suggestions[0]?.words).toContain('路灯')
    expect((await suggest('消防通道被私家车堵塞')).suggestions[0]?.code).toBe('hazard.fire_lane')
    expect((await suggest('street lamp is out')).suggestions[0]?.code).toBe('livelihood.street_lamp')
    expect(await suggest('谢谢')).toMatchObject({ suggestions: [], sure: false })
    expect((await suggest('垃圾 杂物 停车 路灯 噪音 漏水')).sure).toBe(false)
  })

  it('residents are shown only what they may choose; a guest nothing', async () => {
    const words = '沿街门店转让，商铺停业'
    expect((await suggest(words)).suggestions[0]?.code).toBe('information.premises')
    const codes = (await suggest(words, 'resident')).suggestions.map(one => one.code)
    expect(codes).not.toContain('information.premises')
    expect((await app.anonymous.call(route, { body: { words } })).status).toBe(401)
  })

  it('how sure is sure enough is a setting', async () => {
    const set = (value: number) =>
      app.db
        .insertInto('platform.setting')
        .values({ key: SURE_SETTING, value: jsonb(value), updated_at: app.clock.now() })
        .onConflict(conflict => conflict.column('key').doUpdateSet({ value: jsonb(value) }))
        .execute()
    await set(1)
    forgetTriage(app.db)
    expect(await suggest('路灯不亮')).toMatchObject({ sure: false, sureFrom: 1 })
    await set(0.75)
  })

  it('an empty text is refused by field', async () => {
    const reply = await app.as('dispatcher').call(route, { body: { words: ' ' } })
    expect(reply.status).toBe(422)
  })
})

describe('training', () => {
  it('learns from the desk when it is overruled, names no person, and writes nothing when nothing is new', async () => {
    await app.run('matters.train-triage')
    expect(await newest()).toMatchObject({ version: 1, trained_on: 0, seen: null, since: null })
    const words = '王小明 13812345678 反映：小区的银杏果掉了一地，踩上去滑'
    const before = await suggest(words)
    expect(before.suggestions.map(one => one.code)).not.toContain('cityscape.rubbish')

    app.clock.advance(60_000)
    for (let count = 0; count < 4; count += 1) await confirm(words, 'cityscape.rubbish')
    await confirm('只说过一次的琉璃瓦', 'hazard.falling')
    await confirm('路灯不亮', 'livelihood.street_lamp')
    forgetTriage(app.db)
    await app.run('matters.train-triage')

    const learned = await suggest(words)
    expect(learned.model).toEqual({ version: 2, trainedOn: 6 })
    expect(learned.suggestions[0]).toMatchObject({ code: 'cityscape.rubbish' })
    expect(learned.suggestions[0]?.words.join()).toContain('银杏')
    const row = await newest()
    expect(row.since).toMatchObject({ judged: 6, overruled: 5, sure: 1, sureOverruled: 0 })
    const stored = JSON.stringify(row.model)
    for (const personal of ['王小明', '小明', '138', '琉璃']) expect(stored).not.toContain(personal)

    await app.run('matters.train-triage')
    expect((await newest()).version).toBe(2)
  })

  it('a new category can be suggested before it was ever used', async () => {
    const create = contract.routes.createCategory
    const body = { id: 'other.bees', name: '蜂窝清除', nameEn: 'Bee nest', keywords: ['马蜂窝', '蜂巢'] }
    const rest = { urgency: 'urgent', reopenDays: 7, photoRequired: false, residents: true, position: 99 } as const
    expectOk(await app.as('operator').call(create, { body: { requestId: randomUUID(), ...body, ...rest } }))
    forgetTriage(app.db)
    expect((await suggest('树上有个马蜂窝')).suggestions[0]).toMatchObject({ code: 'other.bees', words: ['马蜂窝'] })
  })
})

describe('the words of a report', () => {
  const { wordsOf } = triageWords(
    categoryItems.map(({ id, name, nameEn, keywords }) => ({ code: id, names: [name, nameEn], keywords })),
  )

  it('are words of the language and keywords as said, the opening sentence five times', () => {
    const words = wordsOf('路灯不亮。晚上很黑')
    expect(words.get('路灯')).toBe(5)
    expect(words.get('晚上')).toBe(1)
  })

  it('hold no name, number, address or plate', () => {
    const words = wordsOf(
      '我叫王小明，张伟和李建国也在，电话13812345678，住3栋201室，车牌皖A12345，邮箱abc@example.com',
    )
    const all = [...words.keys()].join(' ')
    expect(all).not.toMatch(/[0-9a-z]|小明|张伟|建国/)
  })
})
