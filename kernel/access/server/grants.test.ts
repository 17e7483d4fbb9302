import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { newId } from '#kernel/ids/index.ts'
import { contract as people, type Role } from '#kernel/people/index.ts'
import { contract } from '../index.ts'

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
  body: { code?: string; id?: string; items?: never[]; errors?: { code: string }[] }
}

const edit = (role: Role, permission: string, allowed: boolean | null, by = 'secadmin') =>
  app.as(by).call(routes.editGrant, {
    body: { requestId: requestId(), role, permission, allowed, reason },
  }) as Promise<Reply>
const people_ = async (by: string) => (await app.as(by).call(people.routes.listPeople, {})).status

describe('grants', () => {
  it('take effect with the next request, and return to what is shipped', async () => {
    expect(await people_('leader')).toBe(200)
    expect((await edit('district_leader', 'directory.read', false)).status).toBe(200)
    expect(await people_('leader')).toBe(403)
    expect((await edit('district_leader', 'directory.read', null)).status).toBe(200)
    expect(await people_('leader')).toBe(200)
    expect(await app.db.selectFrom('access.grant_override').selectAll().execute()).toEqual([])
  })

  it('are written down with who, what and why', async () => {
    await edit('grid_worker', 'directory.edit', true)
    await edit('grid_worker', 'directory.edit', null)
    const entries = await app.db
      .selectFrom('audit.entry')
      .select(['actor_name', 'subject_id', 'reason', 'details'])
      .where('event', '=', 'grant.edited')
      .where('subject_id', '=', 'directory.edit')
      .orderBy('id')
      .execute()
    expect(entries.map(entry => entry.details)).toEqual([
      { role: 'grid_worker', before: false, after: true },
      { role: 'grid_worker', before: true, after: false },
    ])
    expect(entries[0]).toMatchObject({ subject_id: 'directory.edit', reason })
  })

  it.each([
    ['audit_admin', 'directory.read', 'access.admin_sees_no_cases'],
    ['system_admin', 'access.edit', 'access.admin_sees_no_cases'],
    ['system_admin', 'audit.read', 'access.admin_sees_no_cases'],
    ['security_admin', 'account.admin', 'access.admin_sees_no_cases'],
    ['city_operator', 'access.edit', 'access.only_security_admin'],
    ['resident', 'account.read', 'access.only_security_admin'],
  ] as const)('never mix the three powers: %s may not get %s', async (role, permission, code) => {
    expect(await edit(role, permission, true)).toMatchObject({ status: 422, body: { code } })
  })

  it('cannot lock everybody out', async () => {
    expect((await edit('security_admin', 'access.edit', false)).body.code).toBe('access.last_key')
  })

  it('refuse permissions that do not exist', async () => {
    expect((await edit('grid_worker', 'matter.fly', true)).body.code).toBe('access.permission_unknown')
  })

  it.each(['sysadmin', 'auditor', 'operator', 'dispatcher', 'resident'])('are closed to %s', async username => {
    expect((await edit('grid_worker', 'directory.edit', true, username)).status).toBe(403)
    expect((await app.as(username).call(routes.listGrants, {})).status).toBe(403)
  })

  it('are listed for every permission and role', async () => {
    const { items } = (await app.as('secadmin').call(routes.listGrants, {})).body as unknown as {
      items: { permission: string; grants: { role: string; allowed: boolean; editable: boolean }[] }[]
    }
    const read = items.find(item => item.permission === 'directory.read')
    expect(read?.grants.find(grant => grant.role === 'audit_admin')).toMatchObject({ allowed: false, editable: false })
    expect(read?.grants.find(grant => grant.role === 'grid_worker')).toMatchObject({ allowed: true, editable: true })
  })
})

describe('administrator posts', () => {
  async function newStaff(): Promise<string> {
    const id = newId()
    await app.db
      .insertInto('people.person')
      .values({ id, kind: 'staff', name: '新管理员', created_at: app.clock.now() })
      .execute()
    return id
  }
  const assign = (personId: string, role: 'system_admin' | 'security_admin' | 'audit_admin', by = 'secadmin') =>
    app.as(by).call(routes.assignAdmin, {
      body: { requestId: requestId(), personId, role, areaCode: '9901' },
    }) as Promise<Reply>
  const endPost = (id: string | undefined, by = 'secadmin') =>
    app.as(by).call(routes.endAdmin, {
      params: { id: id ?? newId() },
      body: { requestId: requestId(), reason },
    }) as Promise<Reply>

  it('are one to a person, given by security alone and never to oneself', async () => {
    const personId = await newStaff()
    expect((await assign(personId, 'audit_admin', 'sysadmin')).status).toBe(403)
    const given = await assign(personId, 'audit_admin')
    expect(given.status).toBe(200)
    expect((await assign(personId, 'system_admin')).body.code).toBe('people.admin_roles_exclude')
    expect((await endPost(given.body.id)).status).toBe(200)
    expect((await assign(personId, 'system_admin')).status).toBe(200)

    const self = await app.db
      .selectFrom('auth.user')
      .select('person_id')
      .where('username', '=', 'secadmin')
      .executeTakeFirst()
    expect((await assign(self?.person_id ?? '', 'audit_admin')).body.code).toBe('people.own_post')
  })

  it('cannot be given or ended through the directory', async () => {
    const personId = await newStaff()
    const body = { requestId: requestId(), personId, role: 'audit_admin' as const, areaCode: '9901' }
    expect(await app.as('sysadmin').call(people.routes.assignPost, { body })).toMatchObject({
      status: 403,
      body: { code: 'people.admin_post' },
    })
    const post = await app.db
      .selectFrom('people.post')
      .select('id')
      .where('role', '=', 'audit_admin')
      .executeTakeFirst()
    expect(
      await app.as('sysadmin').call(people.routes.endPost, {
        params: { id: post?.id ?? '' },
        body: { requestId: requestId(), reason },
      }),
    ).toMatchObject({ status: 403, body: { code: 'people.admin_post' } })
  })

  it('lose their power the day they end', async () => {
    const auditor = await app.as('auditor').raw({ method: 'GET', url: '/api/session' })
    expect((auditor.body as unknown as { permissions: string[] }).permissions).toContain('audit.read')
    const post = await app.db
      .selectFrom('people.post')
      .select('id')
      .where('role', '=', 'audit_admin')
      .where('valid_to', 'is', null)
      .executeTakeFirst()
    expect((await endPost(post?.id)).status).toBe(200)
    const after = await app.as('auditor').raw({ method: 'GET', url: '/api/session' })
    expect((after.body as unknown as { permissions: string[] }).permissions).toEqual([])
  })
})
