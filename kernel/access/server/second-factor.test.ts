import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { newId } from '#kernel/ids/index.ts'
import { contract } from '../index.ts'
import { createAccount, hashPassword } from './create-account.ts'

const GOOD = 'Neighbour-by-8'
const MINUTE = 60_000
const { routes } = contract

let app: TestApp
let hash: string
let username: string
let accountId: string

beforeAll(async () => {
  app = await startTestApp()
  hash = await hashPassword(GOOD)
})
afterAll(() => app.close())

beforeEach(async () => {
  ;({ username, accountId } = await newStaff())
})

async function newStaff(role?: 'security_admin' | 'audit_admin') {
  const name = `user_${Math.random().toString(36).slice(2, 10)}`
  const [personId, now] = [newId(), app.clock.now()]
  await app.db
    .insertInto('people.person')
    .values({ id: personId, kind: 'staff', name: '测试员', created_at: now })
    .execute()
  if (role)
    await app.db
      .insertInto('people.post')
      .values({ id: newId(), person_id: personId, role, area_code: '9901', valid_from: '2020-01-01' })
      .execute()
  const id = await createAccount(app.db, { personId, name: '测试员', username: name, passwordHash: hash, now })
  return { username: name, accountId: id }
}

interface Answer {
  status: number
  body: {
    code?: string
    ticket?: string | null
    secret?: string
    uri?: string
    recoveryCodes?: string[]
    recoveryCodesLeft?: number
    since?: string | null
    mustEnrol?: boolean
    person?: { id: string } | null
    errors?: { field: string; code: string }[]
  }
  cookie: string
}

async function send(method: 'GET' | 'POST', url: string, payload?: object, cookie = ''): Promise<Answer> {
  const response = await app.http.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) })
  const set = response.cookies.filter(one => one.value !== '').map(one => `${one.name}=${one.value}`)
  return { status: response.statusCode, body: response.json(), cookie: set.join('; ') }
}

const signIn = (name = username, password = GOOD) => send('POST', '/api/session/sign-in', { username: name, password })
const second = (ticket: string | null | undefined, code: string) =>
  send('POST', '/api/session/second-step', { ticket: ticket ?? '', code })
const whoAmI = async (cookie: string) => (await send('GET', '/api/session', undefined, cookie)).body.person?.id ?? null
const confirm = (cookie: string, code: string) => send('POST', '/api/session/second-factor/confirm', { code }, cookie)
const begin = (cookie: string, password = GOOD) =>
  send('POST', '/api/session/second-factor/enrol', { password }, cookie)

/** The telephone: knows the secret and nothing else. */
interface Phone {
  code(): string
}

function phoneOf(secret: string): Phone {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) })
  return { code: () => totp.generate({ timestamp: app.clock.now().getTime() }) }
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** Signs in, enrols and confirms; the clock stands one step later, so that the next code is a new one. */
async function enrolled(name = username) {
  const { cookie } = await signIn(name)
  const phone = phoneOf((await begin(cookie)).body.secret ?? '')
  const confirmed = await confirm(cookie, phone.code())
  expect(confirmed.status).toBe(200)
  app.clock.advance(MINUTE)
  return { cookie, phone, recoveryCodes: confirmed.body.recoveryCodes ?? [] }
}

const attempts = async () =>
  (await app.db.selectFrom('auth.user').select('failed_attempts').where('id', '=', accountId).executeTakeFirstOrThrow())
    .failed_attempts

async function auditOf(event: string, subject = accountId) {
  return app.db
    .selectFrom('audit.entry')
    .selectAll()
    .where('event', '=', event)
    .where('subject_id', '=', subject)
    .orderBy('id', 'desc')
    .execute()
}

describe('enrolling', () => {
  it('takes the password, a scan and a code, shows ten recovery codes once and ends all other sessions', async () => {
    const [here, there] = [await signIn(), await signIn()]
    const begun = await begin(here.cookie)
    expect(begun.body.uri).toContain(`secret=${begun.body.secret?.replaceAll(' ', '')}`)
    expect((await signIn()).body.ticket).toBeNull()
    const phone = phoneOf(begun.body.secret ?? '')
    expect((await confirm(here.cookie, wrong(phone.code()))).body.errors?.[0]).toMatchObject({
      field: 'code',
      code: 'access.wrong_factor_code',
    })
    const done = await confirm(here.cookie, phone.code())
    expect(new Set(done.body.recoveryCodes).size).toBe(10)
    expect([await whoAmI(there.cookie), await whoAmI(here.cookie)]).toEqual([null, expect.any(String)])
    expect((await send('GET', '/api/session/second-factor', undefined, here.cookie)).body).toMatchObject({
      since: app.clock.now().toISOString(),
      recoveryCodesLeft: 10,
    })
    expect(await auditOf('second_factor.enrolled')).toHaveLength(1)
    expect((await begin(here.cookie)).body.code).toBe('access.factor_exists')
  })

  it('asks for the password, and counts wrong ones like the sign-in does', async () => {
    const { cookie } = await signIn()
    for (let n = 1; n <= 4; n += 1)
      expect((await begin(cookie, 'Wrong-password-1')).body.errors?.[0]?.field).toBe('password')
    expect((await begin(cookie, 'Wrong-password-1')).status).toBe(423)
    expect((await begin(cookie)).status).toBe(423)
  })

  it('is begun anew when it is not confirmed within a quarter of an hour', async () => {
    const { cookie } = await signIn()
    expect((await confirm(cookie, '123456')).body.code).toBe('access.enrol_again')
    const phone = phoneOf((await begin(cookie)).body.secret ?? '')
    app.clock.advance(16 * MINUTE)
    expect((await confirm(cookie, phone.code())).body.code).toBe('access.enrol_again')
  })

  it('is for staff with a password alone', async () => {
    const resident = await app.as('resident').raw({
      method: 'POST',
      url: '/api/session/second-factor/enrol',
      payload: { password: 'anything' },
    })
    expect(resident).toMatchObject({ status: 409, body: { code: 'access.factor_staff_only' } })
  })

  it('keeps secret and recovery codes out of database, replay store and audit log in clear', async () => {
    const { cookie } = await signIn()
    const secret = (await begin(cookie)).body.secret ?? ''
    const codes = (await confirm(cookie, phoneOf(secret).code())).body.recoveryCodes ?? []
    const kept = JSON.stringify([
      await app.db.selectFrom('auth.second_factor').selectAll().execute(),
      await app.db.selectFrom('auth.recovery_code').selectAll().execute(),
      await app.db.selectFrom('auth.verification').selectAll().execute(),
      await app.keptReplies(),
      await app.db.selectFrom('audit.entry').selectAll().execute(),
    ])
    for (const word of [secret, ...codes])
      for (const form of [word, word.replaceAll(/[\s-]/g, '')]) expect(kept).not.toContain(form)
  })
})

describe('the second step of signing in', () => {
  it('opens a session that the password alone does not', async () => {
    const { phone } = await enrolled()
    const first = await signIn()
    expect(first).toMatchObject({ status: 200, cookie: '', body: { person: null } })
    const opened = await second(first.body.ticket, phone.code())
    expect(opened.body.person?.id).toBe(await whoAmI(opened.cookie))
    expect((await auditOf('session.signed_in'))[0]?.details).toMatchObject({ way: 'second_step' })
  })

  it('opens a new session each time, by a ticket that is good once and for five minutes', async () => {
    const { phone } = await enrolled()
    const { ticket } = (await signIn()).body
    const opened = await second(ticket, phone.code())
    app.clock.advance(MINUTE)
    expect((await second(ticket, phone.code())).body.code).toBe('access.ticket_expired')
    const late = (await signIn()).body.ticket
    app.clock.advance(5 * MINUTE)
    expect((await second(late, phone.code())).body.code).toBe('access.ticket_expired')
    expect((await second('made-up', phone.code())).status).toBe(401)
    const again = await second((await signIn()).body.ticket, phone.code())
    expect(again.cookie).not.toBe(opened.cookie)
  })

  it('refuses a code that was used before, in the same half minute too', async () => {
    const { phone } = await enrolled()
    const code = phone.code()
    expect((await second((await signIn()).body.ticket, code)).status).toBe(200)
    const again = await second((await signIn()).body.ticket, code)
    expect(again).toMatchObject({ status: 401, cookie: '', body: { code: 'access.wrong_factor_code' } })
  })

  it('lets one of two in who send the same code at once', async () => {
    const { phone } = await enrolled()
    const tickets = [(await signIn()).body.ticket, (await signIn()).body.ticket]
    const answers = await Promise.all(tickets.map(ticket => second(ticket, phone.code())))
    expect(answers.map(answer => answer.status).toSorted((a, b) => a - b)).toEqual([200, 401])
  })

  it('takes a recovery code once, however it is typed', async () => {
    const { recoveryCodes } = await enrolled()
    const typed = recoveryCodes[3]?.toLowerCase().replaceAll('-', ' ') ?? ''
    const opened = await second((await signIn()).body.ticket, typed)
    expect(opened.status).toBe(200)
    expect((await auditOf('session.signed_in'))[0]?.details).toMatchObject({ way: 'recovery_code' })
    expect((await second((await signIn()).body.ticket, typed)).status).toBe(401)
    const left = await send('GET', '/api/session/second-factor', undefined, opened.cookie)
    expect(left.body.recoveryCodesLeft).toBe(9)
  })

  it('counts toward the lock, and the right password in between does not forgive', async () => {
    const { phone } = await enrolled()
    for (let n = 1; n <= 4; n += 1) {
      const { ticket } = (await signIn()).body
      expect((await second(ticket, wrong(phone.code()))).status).toBe(401)
      expect(await attempts()).toBe(n)
    }
    const { ticket } = (await signIn()).body
    expect((await second(ticket, wrong(phone.code()))).status).toBe(423)
    expect((await second(ticket, phone.code())).status).toBe(423)
    expect((await signIn()).status).toBe(423)
    expect(await auditOf('session.locked')).toHaveLength(1)
    app.clock.advance(15 * MINUTE)
    expect((await second((await signIn()).body.ticket, phone.code())).status).toBe(200)
    expect(await attempts()).toBe(0)
  })

  it('is no way in for a disabled account', async () => {
    const { phone } = await enrolled()
    const { ticket } = (await signIn()).body
    await app.db.updateTable('auth.user').set({ disabled_at: app.clock.now() }).where('id', '=', accountId).execute()
    expect(await second(ticket, phone.code())).toMatchObject({ status: 403, cookie: '' })
    expect((await signIn()).body.code).toBe('access.disabled')
  })
})

describe('recovery codes', () => {
  it('are renewed against a code of the telephone, and the former ones are void', async () => {
    const { cookie, phone, recoveryCodes } = await enrolled()
    const renew = (code: string) => send('POST', '/api/session/second-factor/recovery-codes', { code }, cookie)
    expect((await renew(recoveryCodes[0] ?? '')).body.errors?.[0]?.code).toBe('access.wrong_factor_code')
    const fresh = (await renew(phone.code())).body.recoveryCodes ?? []
    expect(fresh).toHaveLength(10)
    expect((await second((await signIn()).body.ticket, recoveryCodes[0] ?? '')).status).toBe(401)
    expect((await second((await signIn()).body.ticket, fresh[0] ?? '')).status).toBe(200)
  })
})

describe('a lost telephone', () => {
  const reset = (by: string, id: string) =>
    app.as(by).call(routes.resetSecondFactor, {
      params: { id },
      body: { requestId: crypto.randomUUID(), reason: '手机遗失，当面核实' },
    }) as Promise<{ status: number; body: { code?: string; secondFactor?: boolean } }>

  it('is answered by the security administrator, with a reason on record; the password stays, sessions end', async () => {
    app.forgetSessions()
    const { cookie } = await enrolled()
    expect((await reset('sysadmin', accountId)).status).toBe(403)
    expect(await reset('secadmin', accountId)).toMatchObject({ status: 200, body: { secondFactor: false } })
    expect((await auditOf('account.second_factor_reset'))[0]).toMatchObject({ reason: '手机遗失，当面核实' })
    expect(await whoAmI(cookie)).toBeNull()
    expect((await signIn()).body).toMatchObject({ ticket: null, person: { id: expect.any(String) } })
    expect((await reset('secadmin', accountId)).body.code).toBe('access.factor_missing')
  })

  it('does not come off by a new password, nor by one’s own hand', async () => {
    app.forgetSessions()
    await enrolled()
    const done = (await app.as('sysadmin').call(routes.resetPassword, {
      params: { id: accountId },
      body: { reason: '忘记密码' },
    })) as { body: { oneTimePassword?: string } }
    expect((await signIn(username, done.body.oneTimePassword)).body).toMatchObject({ person: null })
    const own = await app.db
      .selectFrom('auth.user')
      .select('id')
      .where('username', '=', 'secadmin')
      .executeTakeFirstOrThrow()
    expect((await reset('secadmin', own.id)).body.code).toBe('access.own_account')
  })
})

describe('the rule of an installation', () => {
  const decide = (roles: ('security_admin' | 'audit_admin')[], from: string) =>
    app.as('secadmin').call(routes.editSecondFactorRule, {
      body: { requestId: crypto.randomUUID(), roles, from, reason: '等保整改' },
    })

  it('lets a post work until the day named, and from then on only enrol', async () => {
    app.forgetSessions()
    const auditor = await newStaff('audit_admin')
    const day = new Date(app.clock.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
    expect((await decide(['audit_admin'], day)).status).toBe(200)
    expect((await auditOf('setting.second_factor', 'session.second_factor'))[0]).toMatchObject({ reason: '等保整改' })
    app.clock.advance(MINUTE)
    const before = await signIn(auditor.username)
    expect(before.body.mustEnrol).toBe(false)
    expect((await send('GET', '/api/audit/entries', undefined, before.cookie)).status).toBe(200)

    app.clock.advance(3 * 86_400_000)
    const after = await signIn(auditor.username)
    expect(after.body.mustEnrol).toBe(true)
    expect(await send('GET', '/api/audit/entries', undefined, after.cookie)).toMatchObject({
      status: 403,
      body: { code: 'access.must_enrol' },
    })
    const { cookie } = await enrolled(auditor.username)
    expect((await send('GET', '/api/audit/entries', undefined, cookie)).status).toBe(200)
    expect((await signIn()).body.mustEnrol).toBe(false)

    app.forgetSessions()
    expect((await decide([], day)).status).toBe(200)
    app.clock.advance(MINUTE)
  })
})
