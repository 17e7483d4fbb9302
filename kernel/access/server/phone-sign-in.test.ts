import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'

const MINUTE = 60_000

let app: TestApp
let phone: string

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

beforeEach(() => {
  phone = `138${Math.floor(Math.random() * 1e8)
    .toString()
    .padStart(8, '0')}`
})

async function post(url: string, payload: object, headers: Record<string, string> = {}) {
  const response = await app.http.inject({ method: 'POST', url, payload, headers })
  const cookie = response.cookies.map(one => `${one.name}=${one.value}`).join('; ')
  return { status: response.statusCode, body: response.json(), cookie, text: response.body }
}

async function askCode(): Promise<string> {
  const before = app.sent.length
  const answer = await post('/api/session/phone-code', { phone })
  expect(answer.status).toBe(200)
  expect(app.sent.length).toBe(before + 1)
  return /\d{6}/.exec(app.sent.at(-1)?.text ?? '')?.[0] ?? ''
}
const enter = (code: string, number = phone) => post('/api/session/phone', { phone: number, code })

describe('signing in by phone', () => {
  it('makes a resident at the first time and finds the same person after', async () => {
    const code = await askCode()
    expect(app.sent.at(-1)?.to).toBe(`+86${phone}`)
    const first = await enter(code)
    expect(first.status).toBe(200)
    expect(first.body.person).toMatchObject({ kind: 'resident', name: '居民', username: null })
    expect(first.body.posts).toEqual([])

    app.clock.advance(2 * MINUTE)
    const spaced = `+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)} ${phone.slice(7)}`
    const second = await enter(await askCode(), spaced)
    expect(second.body.person.id).toBe(first.body.person.id)
  })

  it('stores the number nowhere, in no form that could be read', async () => {
    await enter(await askCode())
    const tables = ['auth.user', 'auth.verification', 'auth.session', 'people.person', 'audit.entry'] as const
    for (const table of tables) {
      const rows = JSON.stringify(await app.db.selectFrom(table).selectAll().execute())
      expect(rows).not.toContain(phone)
      expect(rows).not.toContain(phone.slice(3))
    }
  })

  it('takes a code once, and only the right one', async () => {
    const code = await askCode()
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await enter(wrong)).toMatchObject({ status: 401, body: { code: 'access.wrong_code' }, cookie: '' })
    expect((await enter(code)).status).toBe(200)
    expect((await enter(code)).status).toBe(401)
  })

  it('burns the code after three wrong guesses', async () => {
    const code = await askCode()
    const wrong = code === '000000' ? '000001' : '000000'
    for (let n = 0; n < 3; n += 1) expect((await enter(wrong)).status).toBe(401)
    expect((await enter(code)).status).toBe(401)
  })

  it('sends one a minute and five an hour, and says when to try again', async () => {
    await askCode()
    const soon = await post('/api/session/phone-code', { phone }, { 'accept-language': 'en' })
    expect(soon).toMatchObject({ status: 429, body: { code: 'access.code_too_soon' } })
    expect(soon.body.detail).toMatch(/\d\d:\d\d/)
    for (let n = 0; n < 4; n += 1) {
      app.clock.advance(MINUTE)
      await askCode()
    }
    app.clock.advance(MINUTE)
    expect((await post('/api/session/phone-code', { phone })).status).toBe(429)
    app.clock.advance(60 * MINUTE)
    await askCode()
  })

  it('sends one when two ask at the same moment', async () => {
    const before = app.sent.length
    const answers = await Promise.all([1, 2, 3].map(() => post('/api/session/phone-code', { phone })))
    expect(answers.map(answer => answer.status).toSorted((a, b) => a - b)).toEqual([200, 429, 429])
    expect(app.sent.length).toBe(before + 1)
  })

  it('refuses what is no mobile number before anything is sent', async () => {
    const before = app.sent.length
    const answer = await post('/api/session/phone-code', { phone: '12345' })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'phone', code: 'access.bad_phone' }] } })
    expect(app.sent.length).toBe(before)
  })

  it('speaks the language of the reader', async () => {
    await post('/api/session/phone-code', { phone }, { 'accept-language': 'en-GB' })
    expect(app.sent.at(-1)?.text).toContain('sign-in code')
  })

  it('lets a resident choose the name and keeps staff to the directory', async () => {
    const { cookie } = await enter(await askCode())
    const edit = (payload: object) =>
      app.http.inject({
        method: 'PATCH',
        url: '/api/session/profile',
        payload: { requestId: crypto.randomUUID(), ...payload },
        headers: { cookie },
      })
    expect((await edit({ name: '李阿姨', locale: 'en' })).json()).toMatchObject({
      person: { name: '李阿姨' },
      locale: 'en',
    })
    const staff = await app.as('dispatcher').raw({
      method: 'PATCH',
      url: '/api/session/profile',
      payload: { requestId: crypto.randomUUID(), name: '别名' },
    })
    expect(staff.status).toBe(422)
  })

  it('keeps a resident signed in for a month of silence, not longer', async () => {
    const { cookie, body } = await enter(await askCode())
    const who = async () =>
      (await app.http.inject({ method: 'GET', url: '/api/session', headers: { cookie } })).json().person?.id ?? null
    app.clock.advance(29 * 24 * 60 * MINUTE)
    expect(await who()).toBe(body.person.id)
    app.clock.advance(24 * 60 * MINUTE)
    expect(await who()).toBeNull()
  })
})
