import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { newId } from '#kernel/ids/index.ts'
import { contract, demoPassword, passwordFault } from '../index.ts'
import { createAccount, hashPassword } from './create-account.ts'
import { refuseShippedPasswords } from './shipped-passwords.ts'

const { routes } = contract
const requestId = () => crypto.randomUUID()
const reason = '测试'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

interface Reply {
  status: number
  body: Record<string, never> & { code?: string; account?: { id: string }; oneTimePassword?: string; items?: never[] }
}
const as = (username: string) => ({
  call: (...args: Parameters<ReturnType<TestApp['as']>['call']>) =>
    app.as(username).call(...args) as Promise<unknown> as Promise<Reply>,
})

async function newStaff(name = '新同事'): Promise<string> {
  const id = newId()
  await app.db.insertInto('people.person').values({ id, kind: 'staff', name, created_at: app.clock.now() }).execute()
  return id
}

async function accountOf(username: string): Promise<string> {
  const row = await app.db.selectFrom('auth.user').select('id').where('username', '=', username).executeTakeFirst()
  return row?.id ?? ''
}

async function signIn(username: string, password: string) {
  const response = await app.http.inject({
    method: 'POST',
    url: '/api/session/sign-in',
    payload: { username, password },
  })
  return { status: response.statusCode, body: response.json() }
}

describe('accounts', () => {
  it('begin with a one-time password that meets the policy and must be changed', async () => {
    const username = `new_${Date.now()}`
    const made = await as('sysadmin').call(routes.createAccount, { body: { personId: await newStaff(), username } })
    expect(made.status).toBe(200)
    const password = made.body.oneTimePassword ?? ''
    expect(passwordFault(password, username)).toBeNull()
    expect((await signIn(username, password)).body).toMatchObject({ mustChangePassword: true })
    const stored = JSON.stringify([
      await app.db.selectFrom('auth.account').selectAll().execute(),
      await app.keptReplies(),
      await app.db.selectFrom('audit.entry').selectAll().execute(),
    ])
    expect(stored).not.toContain(password)
  })

  it('are one to a person and one to a name, and only for staff', async () => {
    const personId = await newStaff()
    const make = (body: { personId: string; username: string }) => as('sysadmin').call(routes.createAccount, { body })
    const username = `twice_${Date.now()}`
    expect((await make({ personId, username })).status).toBe(200)
    expect((await make({ personId, username: `${username}x` })).body.code).toBe('access.has_account')
    expect((await make({ personId: await newStaff(), username })).body.code).toBe('access.username_taken')
    const resident = await app.db
      .selectFrom('people.person')
      .select('id')
      .where('kind', '=', 'resident')
      .executeTakeFirst()
    expect((await make({ personId: resident?.id ?? newId(), username: 'resident_one' })).body.code).toBe(
      'access.person_unknown',
    )
    expect((await make({ personId: await newStaff(), username: '1; drop' })).body.code).toBe('access.bad_username')
  })

  it('can be disabled and enabled, which ends and does not revive sessions', async () => {
    const before = await app.as('checker').raw({ method: 'GET', url: '/api/session/all' })
    expect(before.status).toBe(200)
    const id = await accountOf('checker')
    const body = () => ({ requestId: requestId(), reason })
    expect((await as('sysadmin').call(routes.disableAccount, { params: { id }, body: body() })).status).toBe(200)
    expect((await signIn('checker', demoPassword)).status).toBe(403)
    expect((await as('sysadmin').call(routes.enableAccount, { params: { id }, body: body() })).status).toBe(200)
    expect((await signIn('checker', demoPassword)).status).toBe(200)
  })

  it('are unlocked by the security administrator', async () => {
    for (let n = 0; n < 5; n += 1) await signIn('supervisor', 'Wrong-password-1')
    expect((await signIn('supervisor', demoPassword)).status).toBe(423)
    const list = await as('secadmin').call(routes.listAccounts, { query: { state: 'locked' } })
    expect(list.body.items).toHaveLength(1)
    const args = { params: { id: await accountOf('supervisor') }, body: { requestId: requestId(), reason } }
    expect((await as('secadmin').call(routes.unlockAccount, args)).status).toBe(200)
    expect((await signIn('supervisor', demoPassword)).status).toBe(200)
  })

  it('of administrators are out of the system administrator’s hands, and all others out of security’s', async () => {
    const reset = async (by: string, whose: string) =>
      as(by).call(routes.resetPassword, { params: { id: await accountOf(whose) }, body: { reason } })
    expect((await reset('sysadmin', 'auditor')).body.code).toBe('access.admin_account')
    expect((await reset('sysadmin', 'secadmin')).body.code).toBe('access.admin_account')
    expect((await reset('sysadmin', 'sysadmin')).body.code).toBe('access.own_account')
    expect((await reset('secadmin', 'leader')).body.code).toBe('access.admin_account')
    expect((await reset('secadmin', 'auditor')).status).toBe(200)
    const done = await reset('sysadmin', 'leader')
    expect(done.status).toBe(200)
    expect((await signIn('leader', demoPassword)).status).toBe(401)
    expect((await signIn('leader', done.body.oneTimePassword ?? '')).status).toBe(200)
  })

  it('of residents are never listed, by name or otherwise', async () => {
    const all = await as('sysadmin').call(routes.listAccounts, { query: { limit: 200 } })
    const residents = await app.db
      .selectFrom('auth.user as user')
      .innerJoin('people.person as person', join => join.on('person.kind', '=', 'resident'))
      .select('user.id')
      .whereRef('user.person_id', '=', app.db.dynamic.ref('person.id'))
      .execute()
    expect(residents.length).toBeGreaterThan(0)
    const listed = JSON.stringify(all.body.items)
    for (const resident of residents) expect(listed).not.toContain(resident.id)
    const first = residents[0]?.id ?? ''
    expect(
      (
        await as('secadmin').call(routes.endSessions, {
          params: { id: first },
          body: { requestId: requestId(), reason },
        })
      ).status,
    ).toBe(404)
  })

  it('page by name without losing or repeating one', async () => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const query = cursor === undefined ? { limit: 3 } : { limit: 3, cursor }
      const body = (await as('sysadmin').call(routes.listAccounts, { query })).body as unknown as {
        items: { username: string }[]
        next: string | null
      }
      names.push(...body.items.map(item => item.username))
      cursor = body.next ?? undefined
    } while (cursor !== undefined)
    const all = await as('sysadmin').call(routes.listAccounts, { query: { limit: 200 } })
    expect(names).toEqual((all.body as unknown as { items: { username: string }[] }).items.map(item => item.username))
  })
})

describe('passwords that ship with the system', () => {
  it('stop a production start until they are gone', async () => {
    await expect(refuseShippedPasswords(app.db)).rejects.toThrow('ships with the system')
    await app.db
      .updateTable('auth.account')
      .set({ password: await hashPassword('Quiet-Morning-5') })
      .execute()
    await expect(refuseShippedPasswords(app.db)).resolves.toBeUndefined()
    const personId = await newStaff()
    const passwordHash = await hashPassword(demoPassword)
    const now = app.clock.now()
    await createAccount(app.db, { personId, name: '单独一人', username: `alone_${Date.now()}`, passwordHash, now })
    await expect(refuseShippedPasswords(app.db)).resolves.toBeUndefined()
    await app.db
      .insertInto('people.post')
      .values({ id: newId(), person_id: personId, role: 'city_operator', area_code: '9901', valid_from: '2020-01-01' })
      .execute()
    await expect(refuseShippedPasswords(app.db)).rejects.toThrow('ships with the system')
  })
})
