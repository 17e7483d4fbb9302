import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { newId } from '#kernel/ids/index.ts'
import { demoPassword } from '../index.ts'
import { createAccount, hashPassword } from './create-account.ts'
import { jsonb } from '#platform/db/index.ts'

const GOOD = 'Neighbour-by-8'
const MINUTE = 60_000

let app: TestApp
let hash: string
let username: string
let personId: string

beforeAll(async () => {
  app = await startTestApp()
  hash = await hashPassword(GOOD)
})
afterAll(() => app.close())

beforeEach(async () => {
  username = `user_${Math.random().toString(36).slice(2, 10)}`
  personId = newId()
  const now = app.clock.now()
  await app.db
    .insertInto('people.person')
    .values({ id: personId, kind: 'staff', name: '测试员', created_at: now })
    .execute()
  await createAccount(app.db, { personId, name: '测试员', username, passwordHash: hash, now })
})

interface Answer {
  status: number
  body: { code?: string; detail?: string; person?: { id: string } | null; errors?: { field: string; code: string }[] }
  cookie: string
}

async function send(method: 'GET' | 'POST', url: string, payload?: object, cookie = ''): Promise<Answer> {
  const response = await app.http.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) })
  const set = response.cookies.filter(one => one.value !== '').map(one => `${one.name}=${one.value}`)
  return { status: response.statusCode, body: response.json(), cookie: set.join('; ') }
}

const signIn = (password: string, name = username) => send('POST', '/api/session/sign-in', { username: name, password })
const whoAmI = async (cookie: string) => (await send('GET', '/api/session', undefined, cookie)).body.person?.id ?? null

async function auditOf(event: string) {
  return app.db
    .selectFrom('audit.entry')
    .selectAll()
    .where('event', '=', event)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

describe('password sign-in', () => {
  it('opens a session that names the person, and closes it again', async () => {
    const opened = await signIn(GOOD)
    expect(opened.status).toBe(200)
    expect(opened.body.person?.id).toBe(personId)
    expect(await whoAmI(opened.cookie)).toBe(personId)
    expect((await auditOf('session.signed_in'))[0]).toMatchObject({ actor_id: personId, district: '000000' })

    expect((await send('POST', '/api/session/sign-out', undefined, opened.cookie)).status).toBe(200)
    expect(await whoAmI(opened.cookie)).toBeNull()
    expect((await auditOf('session.signed_out'))[0]).toMatchObject({ actor_id: personId })
  })

  it('hands out a cookie that scripts and other sites cannot use', async () => {
    const response = await app.http.inject({
      method: 'POST',
      url: '/api/session/sign-in',
      payload: { username, password: GOOD },
    })
    const session = response.cookies.find(one => one.name.endsWith('session_token'))
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(session?.maxAge).toBeUndefined()
    expect(response.body).not.toContain('account.invalid')
    expect(response.body).not.toContain(session?.value.split('.')[0])
  })

  it('refuses a forged, altered or unsigned cookie', async () => {
    const { cookie } = await signIn(GOOD)
    const token = decodeURIComponent(cookie.split(';')[0] ?? '')
    const name = token.slice(0, token.indexOf('='))
    const bare = token.slice(token.indexOf('=') + 1).split('.')[0]
    for (const forged of [bare, `${bare}.`, `${bare}.AAAA`, `x${bare}.${token.split('.').at(-1)}`, '%E0%A4%A', ''])
      expect(await whoAmI(`${name}=${forged}`)).toBeNull()
  })

  it('reads names without regard to case and spaces', async () => {
    expect((await signIn(GOOD, ` ${username.toUpperCase()} `)).status).toBe(200)
  })

  it('does not say whether a name exists', async () => {
    const wrong = await signIn('Wrong-password-1')
    const unknown = await signIn('Wrong-password-1', 'nobody_here')
    const impossible = await signIn('Wrong-password-1', "x' or 1=1 --")
    expect(wrong.status).toBe(401)
    expect(unknown).toEqual(wrong)
    expect(impossible).toEqual(wrong)
  })

  it.each([
    ['an account', () => username],
    ['a name nobody has', () => `nobody_${username}`],
  ])('locks %s at the fifth failure for fifteen minutes and says until when', async (_title, name) => {
    for (let n = 1; n <= 4; n += 1) expect((await signIn('Wrong-password-1', name())).status).toBe(401)
    const fifth = await signIn('Wrong-password-1', name())
    expect(fifth.status).toBe(423)
    const until = new Date(app.clock.now().getTime() + 15 * MINUTE + 8 * 3_600_000).toISOString().slice(11, 16)
    expect(fifth.body.detail).toContain(until)
    expect((await signIn(GOOD, name())).status).toBe(423)
    app.clock.advance(15 * MINUTE)
    expect((await signIn('Wrong-password-1', name())).status).toBe(401)
  })

  it('opens again after the lock, and a success clears the count', async () => {
    for (let n = 1; n <= 5; n += 1) await signIn('Wrong-password-1')
    expect((await auditOf('session.locked'))[0]).toMatchObject({ actor_id: personId })
    app.clock.advance(15 * MINUTE)
    expect((await signIn(GOOD)).status).toBe(200)
    for (let n = 1; n <= 4; n += 1) expect((await signIn('Wrong-password-1')).status).toBe(401)
    expect((await signIn(GOOD)).status).toBe(200)
  })

  it('gives a burst of parallel guesses no more than five tries', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('Wrong-password-1')))
    const statuses = answers.map(answer => answer.status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([401, 401, 401, 401, 423, 423, 423, 423, 423, 423, 423, 423])
  })

  it('keeps what was typed out of the audit log', async () => {
    await signIn('Secret-typed-9', 'my-password-by-mistake')
    const written = JSON.stringify(await auditOf('session.failed'))
    expect(written).not.toContain('my-password-by-mistake')
    expect(written).not.toContain('Secret-typed-9')
  })

  it('does not let a disabled account or a person who left in, nor keep their sessions', async () => {
    const { cookie } = await signIn(GOOD)
    await app.db
      .updateTable('auth.user')
      .set({ disabled_at: app.clock.now() })
      .where('username', '=', username)
      .execute()
    expect(await whoAmI(cookie)).toBeNull()
    expect(await signIn(GOOD)).toMatchObject({ status: 403, body: { code: 'access.disabled' }, cookie: '' })
    await app.db.updateTable('auth.user').set({ disabled_at: null }).where('username', '=', username).execute()
    await app.db.updateTable('people.person').set({ valid_to: '2026-01-01' }).where('id', '=', personId).execute()
    expect(await whoAmI(cookie)).toBeNull()
    expect((await signIn(GOOD)).status).toBe(403)
  })
})

describe('sessions', () => {
  it('end after thirty idle minutes, not while in use, and after a day in any case', async () => {
    const { cookie } = await signIn(GOOD)
    for (let n = 0; n < 4; n += 1) {
      app.clock.advance(20 * MINUTE)
      expect(await whoAmI(cookie)).toBe(personId)
    }
    app.clock.advance(31 * MINUTE)
    const idle = await send('POST', '/api/session/sign-out', undefined, cookie)
    expect(idle).toMatchObject({ status: 401, body: { code: 'access.session_idle' } })
    expect(idle.body.detail).toContain('30')
    expect(await whoAmI(cookie)).toBeNull()

    const busy = (await signIn(GOOD)).cookie
    for (let n = 0; n < 71; n += 1) {
      app.clock.advance(20 * MINUTE)
      await whoAmI(busy)
    }
    expect(await whoAmI(busy)).toBe(personId)
    app.clock.advance(20 * MINUTE)
    expect(await whoAmI(busy)).toBeNull()
  })

  it('are listed, ended one by one and all at once, and never another person’s', async () => {
    const [first, second] = [await signIn(GOOD), await signIn(GOOD)]
    const other = await app.as('dispatcher').raw({ method: 'GET', url: '/api/session/all' })
    const list = (await send('GET', '/api/session/all', undefined, second.cookie)).body as unknown as {
      items: { id: string; current: boolean }[]
    }
    expect(list.items.map(one => one.current)).toEqual([true, false])
    const foreign = (other.body as { items: { id: string }[] }).items[0]?.id
    const end = (id: string | undefined, cookie: string) =>
      send('POST', `/api/session/all/${id}/end`, { requestId: crypto.randomUUID() }, cookie)
    expect((await end(foreign, second.cookie)).status).toBe(404)
    expect((await end(list.items[1]?.id, second.cookie)).status).toBe(200)
    expect(await whoAmI(first.cookie)).toBeNull()

    const third = await signIn(GOOD)
    await send('POST', '/api/session/sign-out-everywhere', undefined, third.cookie)
    expect([await whoAmI(second.cookie), await whoAmI(third.cookie)]).toEqual([null, null])
  })
})

describe('the nightly sweep', () => {
  it('removes sessions, codes and answers that have run out and leaves the others', async () => {
    const user_id = (
      await app.db.selectFrom('auth.user').select('id').where('username', '=', username).executeTakeFirstOrThrow()
    ).id
    const times = {
      [`old_${username}`]: app.clock.now().getTime() - 1,
      [`live_${username}`]: app.clock.now().getTime() + 1,
    }
    const rows = Object.entries(times).map(([id, time]) => ({ id, expires_at: new Date(time) }))
    await app.db
      .insertInto('auth.session')
      .values(rows.map(row => ({ ...row, token: row.id, user_id })))
      .execute()
    await app.db
      .insertInto('auth.verification')
      .values(rows.map(row => ({ ...row, identifier: row.id, value: '' })))
      .execute()
    const command = { actor_key: username, route: 'lamps.add', body_hash: '', status: 200, reply: jsonb({}) }
    const daysAgo = (days: number) => new Date(app.clock.now().getTime() - days * 86_400_000)
    const [old, recent] = [crypto.randomUUID(), crypto.randomUUID()]
    await app.db
      .insertInto('platform.command')
      .values([
        { ...command, request_id: old, at: daysAgo(91) },
        { ...command, request_id: recent, at: daysAgo(89) },
      ])
      .execute()
    await app.run('access.sweep-sessions')
    const kept = await app.db
      .selectFrom('platform.command')
      .select('request_id')
      .where('request_id', 'in', [old, recent])
      .execute()
    expect(kept).toEqual([{ request_id: recent }])
    for (const table of ['auth.session', 'auth.verification'] as const) {
      const left = await app.db.selectFrom(table).select('id').where('id', 'in', Object.keys(times)).execute()
      expect(left.map(row => row.id)).toEqual([`live_${username}`])
    }
  })
})

describe('changing the password', () => {
  const change = (cookie: string, current: string, next: string) =>
    send('POST', '/api/session/password', { current, next }, cookie)

  it('ends the other sessions and keeps this one', async () => {
    const [here, there] = [await signIn(GOOD), await signIn(GOOD)]
    const changed = await change(here.cookie, GOOD, 'Another-Street-7')
    expect(changed.status).toBe(200)
    expect(await whoAmI(there.cookie)).toBeNull()
    expect(await whoAmI(changed.cookie)).toBe(personId)
    expect((await signIn(GOOD)).status).toBe(401)
    expect((await signIn('Another-Street-7')).status).toBe(200)
  })

  it('names the field at fault', async () => {
    const { cookie } = await signIn(GOOD)
    const at = async (current: string, next: string) => (await change(cookie, current, next)).body.errors?.[0]
    expect(await at(GOOD, 'short-1A')).toMatchObject({ field: 'next', code: 'access.password_short' })
    expect(await at(GOOD, GOOD)).toMatchObject({ field: 'next', code: 'access.password_unchanged' })
    expect(await at(GOOD, demoPassword)).toMatchObject({ field: 'next', code: 'access.password_shipped' })
    expect(await at('Wrong-password-1', 'Another-Street-7')).toMatchObject({
      field: 'current',
      code: 'access.wrong_credentials',
    })
  })

  it('guards the current password like the sign-in does', async () => {
    const { cookie } = await signIn(GOOD)
    for (let n = 1; n <= 4; n += 1) await change(cookie, 'Wrong-password-1', 'Another-Street-7')
    expect((await change(cookie, 'Wrong-password-1', 'Another-Street-7')).status).toBe(423)
    expect((await change(cookie, GOOD, 'Another-Street-7')).status).toBe(423)
  })

  it('is all that a one-time password is good for', async () => {
    await app.db.updateTable('auth.user').set({ must_change_password: true }).where('username', '=', username).execute()
    const { cookie } = await signIn(GOOD)
    const blocked = await send('GET', '/api/organisations', undefined, cookie)
    expect(blocked).toMatchObject({ status: 403, body: { code: 'access.must_change_password' } })
    const changed = await change(cookie, GOOD, 'Another-Street-7')
    expect(await send('GET', '/api/organisations', undefined, changed.cookie)).toMatchObject({
      status: 403,
      body: { code: 'platform.forbidden' },
    })
  })
})

describe('the demonstration city', () => {
  it('lets everyone in by choosing a persona, but only while the setting is on', async () => {
    const personas = await send('GET', '/api/session/demo-personas')
    const items = (personas.body as { items?: { username: string }[] }).items ?? []
    expect(items.map(one => one.username)).toContain('dispatcher')
    expect((await send('POST', '/api/session/demo', { username: 'dispatcher' })).status).toBe(200)
    expect((await send('POST', '/api/session/demo', { username: 'nobody' })).status).toBe(404)
    expect((await send('POST', '/api/session/demo', { username })).status).toBe(404)

    await app.db.updateTable('platform.setting').set({ value: 'false' }).where('key', '=', 'demo').execute()
    app.clock.advance(MINUTE)
    expect((await send('POST', '/api/session/demo', { username: 'dispatcher' })).body.code).toBe('access.demo_off')
    expect((await send('GET', '/api/session/demo-personas')).body.code).toBe('access.demo_off')
    await app.db.updateTable('platform.setting').set({ value: 'true' }).where('key', '=', 'demo').execute()
    app.clock.advance(MINUTE)
  })
})
