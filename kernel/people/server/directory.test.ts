import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { newId } from '#kernel/ids/index.ts'
import type { Route, RouteArgs } from '#platform/http/route.ts'
import { contract, type Organisation, type PersonView, type PostView } from '../index.ts'

const { routes } = contract
const requestId = () => crypto.randomUUID()
const reason = '测试'

let app: TestApp
/** Where the personas work: a grid, its community, street, district and city; and a community of the same street. */
let home: { grid: string; community: string; street: string; district: string; city: string; sibling: string }

beforeAll(async () => {
  app = await startTestApp()
  const post = await app.db
    .selectFrom('people.post as post')
    .innerJoin('auth.user as user', 'user.person_id', 'post.person_id')
    .select('post.area_code')
    .where('user.username', '=', 'grid_worker')
    .executeTakeFirstOrThrow()
  const grid = post.area_code
  const sibling = await app.db
    .selectFrom('territory.area')
    .select('code')
    .where('parent_code', '=', grid.slice(0, 9))
    .where('code', '!=', grid.slice(0, 12))
    .executeTakeFirstOrThrow()
  home = {
    grid,
    community: grid.slice(0, 12),
    street: grid.slice(0, 9),
    district: grid.slice(0, 6),
    city: grid.slice(0, 4),
    sibling: sibling.code,
  }
})
afterAll(() => app.close())

interface Reply<T> {
  status: number
  body: T & { code?: string; errors?: { field: string; code: string }[] }
}
const call = <T = object, R extends Route = Route>(username: string, route: R, args: RouteArgs<R>) =>
  app.as(username).call(route, args) as Promise<unknown> as Promise<Reply<T>>

const organisation = (over: object = {}) => ({
  requestId: requestId(),
  kind: 'team' as const,
  name: `志愿服务队 ${newId().slice(-6)}`,
  areaCode: home.community,
  ...over,
})
const create = (over: object = {}, by = 'dispatcher') =>
  call<Organisation>(by, routes.createOrganisation, { body: organisation(over) })
const person = async (name = `员工 ${newId().slice(-6)}`) =>
  (await call<PersonView>('dispatcher', routes.createPerson, { body: { requestId: requestId(), name } })).body.id
const assign = (personId: string, over: object = {}, by = 'dispatcher') =>
  call<PostView>(by, routes.assignPost, {
    body: { requestId: requestId(), personId, role: 'grid_worker', areaCode: home.grid, ...over },
  })

describe('organisations', () => {
  it('refuse a wrong credit code in words', async () => {
    const refused = await create({ creditCode: 'BAD' })
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toMatchObject([
      { field: 'creditCode', detail: '统一社会信用代码应为 18 位，且校验位相符。' },
    ])
  })

  it('are listed under an area, or only those seated at it', async () => {
    const query = { areaCode: home.community, limit: 200 }
    const at = async (more: object) =>
      (
        await call<{ items: Organisation[] }>('dispatcher', routes.listOrganisations, { query: { ...query, ...more } })
      ).body.items.map(item => item.areaCode)
    expect((await at({})).some(code => code.length > home.community.length)).toBe(true)
    expect(new Set(await at({ seated: 'true' }))).toEqual(new Set([home.community]))
  })

  it('are created, found by name, edited and closed, each on record', async () => {
    const made = await create({ phone: '0551-12345', creditCode: '91110000802100433B' })
    expect(made).toMatchObject({ status: 200, body: { areaCode: home.community, children: 0, validTo: null } })
    const { id, name } = made.body
    const edited = await call<Organisation>('dispatcher', routes.editOrganisation, {
      params: { id },
      body: { requestId: requestId(), phone: null, shortName: '志愿队' },
    })
    expect(edited.body).toMatchObject({ phone: null, shortName: '志愿队', creditCode: '91110000802100433B' })
    const listed = () =>
      call<{ items: Organisation[] }>('dispatcher', routes.listOrganisations, { query: { name: name.slice(2) } })
    expect((await listed()).body.items.map(item => item.id)).toContain(id)
    const closed = await call<Organisation>('dispatcher', routes.closeOrganisation, {
      params: { id },
      body: { requestId: requestId(), reason },
    })
    expect(closed.body.validTo).toBe('2026-09-23')
    expect((await listed()).body.items.map(item => item.id)).not.toContain(id)
    const events = await app.db
      .selectFrom('audit.entry')
      .select(['event', 'area_code', 'reason'])
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    expect(events.map(entry => entry.event)).toEqual([
      'organisation.created',
      'organisation.edited',
      'organisation.closed',
    ])
    expect(events.at(-1)).toMatchObject({ area_code: home.community, reason })
  })

  it('refuse a wrong credit code, an unknown area and a strange parent, naming the field', async () => {
    expect(await create({ creditCode: '91110000802100433C' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'creditCode' }] },
    })
    expect(await create({ areaCode: `${home.community}999` })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'areaCode', code: 'people.area_unknown' }] },
    })
    expect(await create({ parentId: newId() })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'parentId', code: 'people.organisation_unknown' }] },
    })
  })

  it('never stand under themselves', async () => {
    const top = (await create()).body.id
    const middle = (await create({ parentId: top })).body.id
    const leaf = (await create({ parentId: middle })).body.id
    for (const parentId of [top, middle, leaf])
      expect(
        await call('dispatcher', routes.editOrganisation, {
          params: { id: top },
          body: { requestId: requestId(), parentId },
        }),
      ).toMatchObject({ status: 422, body: { errors: [{ code: 'people.organisation_cycle' }] } })
    const detail = await call<{ ancestors: { id: string }[] }>('dispatcher', routes.getOrganisation, {
      params: { id: leaf },
    })
    expect(detail.body.ancestors.map(one => one.id)).toEqual([top, middle])
    const branch = await call<{ items: Organisation[] }>('dispatcher', routes.listOrganisations, {
      query: { parentId: top },
    })
    expect(branch.body.items).toMatchObject([{ id: middle, children: 1 }])
  })

  it('do not close over the heads of people or branches', async () => {
    const top = (await create()).body.id
    const branch = (await create({ parentId: top })).body.id
    const close = (id: string) =>
      call('dispatcher', routes.closeOrganisation, { params: { id }, body: { requestId: requestId(), reason } })
    expect((await close(top)).body.code).toBe('people.organisation_has_children')
    const post = await assign(await person(), {
      role: 'unit_handler',
      organisationId: branch,
      areaCode: home.community,
    })
    expect(post.status).toBe(200)
    expect((await close(branch)).body.code).toBe('people.organisation_has_posts')
    await call('dispatcher', routes.endPost, {
      params: { id: post.body.id },
      body: { requestId: requestId(), reason },
    })
    expect((await close(branch)).status).toBe(200)
    expect((await close(top)).status).toBe(200)
    expect((await close(top)).body.code).toBe('people.organisation_closed')
  })

  it('of the neighbours do not exist, those on the way up do', async () => {
    const own = (await create()).body.id
    const far = (await create({ areaCode: home.sibling }, 'supervisor')).body.id
    const above = (await create({ areaCode: home.district, kind: 'department' }, 'operator')).body.id
    const seen = async (id: string) => (await call('dispatcher', routes.getOrganisation, { params: { id } })).status
    expect([await seen(own), await seen(above), await seen(far)]).toEqual([200, 200, 404])
    const all = await call<{ items: Organisation[] }>('dispatcher', routes.listOrganisations, { query: { limit: 200 } })
    const codes = all.body.items.map(item => item.areaCode)
    expect(codes.filter(code => !code.startsWith(home.community) && !home.community.startsWith(code))).toEqual([])
    const body = { requestId: requestId(), name: '改名' }
    for (const id of [far, above])
      expect((await call('dispatcher', routes.editOrganisation, { params: { id }, body })).status).toBe(404)
    expect((await create({ areaCode: home.sibling })).status).toBe(404)
    expect((await create({ parentId: far })).body.errors).toMatchObject([{ code: 'people.organisation_unknown' }])
  })

  it('page without losing or repeating one, also when names are equal', async () => {
    const name = `同名 ${newId().slice(-6)}`
    const made: string[] = []
    for (let n = 0; n < 5; n += 1) made.push((await create({ name })).body.id)
    const seen: string[] = []
    const pageAfter = async (cursor: string | null): Promise<string | null> => {
      const query = { name, limit: 2, ...(cursor === null ? {} : { cursor }) }
      const reply = await call<{ items: Organisation[]; next: string | null }>('dispatcher', routes.listOrganisations, {
        query,
      })
      seen.push(...reply.body.items.map(item => item.id))
      return reply.body.next
    }
    let next = await pageAfter(null)
    while (next !== null) next = await pageAfter(next)
    expect(seen.toSorted()).toEqual(made.toSorted())
  })

  it('are searched by letters, not by patterns, and a made-up cursor is refused', async () => {
    const percent = (await create({ name: '百分之100%队' })).body.id
    const search = async (words: string) =>
      (
        await call<{ items: Organisation[] }>('dispatcher', routes.listOrganisations, { query: { name: words } })
      ).body.items.map(item => item.id)
    expect(await search('100%')).toEqual([percent])
    expect(await search('1_0%')).toEqual([])
    for (const cursor of [
      'x',
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from('[1]').toString('base64url'),
    ])
      expect((await call('dispatcher', routes.listOrganisations, { query: { cursor } })).status).toBe(422)
  })
})

describe('posts', () => {
  it('are given for a period and taken, and the person sees it at once', async () => {
    const id = await person()
    const post = await assign(id, { validTo: '2027-01-01' })
    expect(post).toMatchObject({ status: 200, body: { personId: id, areaCode: home.grid, validFrom: '2026-09-23' } })
    expect((await assign(id)).body.errors).toMatchObject([{ field: 'role', code: 'people.post_overlaps' }])
    expect((await assign(id, { validFrom: '2027-01-01' })).status).toBe(200)
    const end = () =>
      call<PostView>('dispatcher', routes.endPost, {
        params: { id: post.body.id },
        body: { requestId: requestId(), reason },
      })
    expect((await end()).body.validTo).toBe('2026-09-23')
    expect((await end()).body.code).toBe('people.already_ended')
    expect((await assign(id, { validTo: '2027-01-01' })).status).toBe(200)
  })

  it('follow the seats', async () => {
    const id = await person()
    const code = async (over: object) => (await assign(id, over)).body.errors?.[0]
    expect(await code({ role: 'grid_worker', areaCode: home.community })).toMatchObject({ code: 'people.no_such_seat' })
    expect(await code({ role: 'unit_handler' })).toMatchObject({ field: 'organisationId' })
    expect(await code({ role: 'resident' })).toMatchObject({ code: 'people.no_such_seat' })
    expect(await code({ validFrom: '2026-10-02', validTo: '2026-10-01' })).toMatchObject({ field: 'validTo' })
  })

  it('cannot be given to oneself, to a resident, to nobody, or out of reach', async () => {
    const own = await app.db
      .selectFrom('auth.user')
      .select('person_id')
      .where('username', '=', 'dispatcher')
      .executeTakeFirst()
    expect((await assign(own?.person_id ?? '')).body.code).toBe('people.own_post')
    const resident = await app.db
      .selectFrom('people.person')
      .select('id')
      .where('kind', '=', 'resident')
      .executeTakeFirst()
    const toResident = await assign(resident?.id ?? '')
    const toNobody = await assign(newId())
    expect(toResident.body.errors).toMatchObject([{ field: 'personId', code: 'people.person_unknown' }])
    expect([toNobody.status, toNobody.body]).toEqual([toResident.status, toResident.body])
    const id = await person()
    for (const areaCode of [home.sibling, home.street, home.district])
      expect((await assign(id, { role: 'community_checker', areaCode })).status).toBe(404)
  })

  it('given twice at the same moment are given once', async () => {
    const id = await person()
    const answers = await Promise.all([assign(id), assign(id), assign(id)])
    expect(answers.map(answer => answer.status).toSorted((a, b) => a - b)).toEqual([200, 422, 422])
  })

  it('replay the same command with the same answer', async () => {
    const id = await person()
    const body = { requestId: requestId(), personId: id, role: 'grid_worker' as const, areaCode: home.grid }
    const [first, second] = [
      await call<PostView>('dispatcher', routes.assignPost, { body }),
      await call<PostView>('dispatcher', routes.assignPost, { body }),
    ]
    expect(second).toMatchObject({ status: 200, body: first.body })
  })
})

describe('people', () => {
  it('are listed by the posts one may see; residents are not, by any filter', async () => {
    const id = await person('张三丰')
    const find = async (by: string, query: object) =>
      (await call<{ items: PersonView[] }>(by, routes.listPeople, { query })).body.items.map(item => item.id)
    expect(await find('dispatcher', { name: '三丰' })).toEqual([])
    await assign(id)
    expect(await find('dispatcher', { name: '三丰' })).toEqual([id])
    expect(await find('dispatcher', { name: '三丰', role: 'grid_chief' })).toEqual([])
    expect(await find('supervisor', { name: '三丰', areaCode: home.sibling })).toEqual([])
    const residents = await app.db
      .selectFrom('people.person')
      .select(['id', 'name'])
      .where('kind', '=', 'resident')
      .execute()
    for (const { id: resident, name } of residents.slice(0, 3)) {
      expect(await find('operator', { name })).not.toContain(resident)
      expect((await call('operator', routes.getPerson, { params: { id: resident } })).status).toBe(404)
    }
  })

  it('show only the posts within reach', async () => {
    const id = await person()
    await assign(id)
    await assign(id, { role: 'community_checker', areaCode: home.sibling }, 'supervisor')
    const roles = async (by: string) =>
      (await call<PersonView>(by, routes.getPerson, { params: { id } })).body.posts.map(post => post.role).toSorted()
    expect(await roles('dispatcher')).toEqual(['grid_worker'])
    expect(await roles('supervisor')).toEqual(['community_checker', 'grid_worker'])
  })

  it('without a post are found by whoever may give one', async () => {
    const id = await person('无岗位者')
    const list = await call<{ items: PersonView[] }>('dispatcher', routes.listUnposted, { query: { name: '无岗位' } })
    expect(list.body.items.map(item => item.id)).toEqual([id])
    expect((await call('grid_worker', routes.listUnposted, {})).status).toBe(403)
    expect((await call('grid_worker', routes.getPerson, { params: { id } })).status).toBe(404)
    expect((await call('dispatcher', routes.getPerson, { params: { id } })).body).toMatchObject({ id, posts: [] })
  })
})

describe('pairings and grid teams', () => {
  it('bind a person or an organisation to a place, never both and never a resident', async () => {
    const personId = await person()
    await assign(personId)
    const pair = (over: object) =>
      call<{ id: string }>('dispatcher', routes.createPairing, {
        body: {
          requestId: requestId(),
          kind: 'responsible' as const,
          areaCode: home.grid,
          targetKind: 'area' as const,
          targetId: home.grid,
          purpose: '包联网格',
          legalBasis: '街道包联制度',
          ...over,
        },
      })
    const made = await pair({ personId })
    expect(made.status).toBe(200)
    const organisationId = (await create()).body.id
    expect((await pair({ personId, organisationId })).body.errors).toMatchObject([{ code: 'people.one_partner' }])
    expect((await pair({})).body.errors).toMatchObject([{ code: 'people.one_partner' }])
    const resident = await app.db
      .selectFrom('people.person')
      .select('id')
      .where('kind', '=', 'resident')
      .executeTakeFirst()
    expect((await pair({ personId: resident?.id })).body.errors).toMatchObject([{ code: 'people.person_unknown' }])
    expect((await pair({ organisationId, areaCode: home.sibling })).status).toBe(404)
    const end = () =>
      call('dispatcher', routes.endPairing, { params: { id: made.body.id }, body: { requestId: requestId(), reason } })
    expect((await end()).status).toBe(200)
    expect((await end()).body.code).toBe('people.already_ended')
  })

  it('name the vacancies of a grid and fill them (C32)', async () => {
    const grid = await app.db
      .selectFrom('territory.area')
      .select('code')
      .where('parent_code', '=', home.community)
      .where('code', '!=', home.grid)
      .executeTakeFirstOrThrow()
    await app.db.deleteFrom('people.post').where('area_code', '=', grid.code).execute()
    await app.db.deleteFrom('people.post').where('role', '=', 'grid_instructor').execute()
    const team = async () =>
      (
        await call<{ vacancies: string[]; chiefs: PostView[]; instructors: PostView[] }>(
          'dispatcher',
          routes.getGridTeam,
          {
            params: { code: grid.code },
          },
        )
      ).body
    expect((await team()).vacancies).toEqual(['grid_instructor', 'grid_chief', 'grid_worker'])
    await assign(await person(), { role: 'grid_chief', areaCode: grid.code })
    await assign(await person(), { role: 'grid_instructor', areaCode: home.community })
    expect(await team()).toMatchObject({ vacancies: ['grid_worker'], chiefs: [{}], instructors: [{}] })
    expect((await call('dispatcher', routes.getGridTeam, { params: { code: home.community } })).status).toBe(422)
    const far = { code: `${home.sibling}001` }
    expect((await call('dispatcher', routes.getGridTeam, { params: far })).status).toBe(404)
  })

  it('list every grid that lacks somebody, by the rule of the team, within reach', async () => {
    type Vacancies = { items: { code: string; vacancies: string[] }[]; next: string | null }
    const lacking = async (by: string, query: object = {}) =>
      (await call<Vacancies>(by, routes.listVacancies, { query })).body
    const all = (await lacking('dispatcher', { limit: 200 })).items
    for (const { code, vacancies } of all) {
      const team = await call<{ vacancies: string[] }>('dispatcher', routes.getGridTeam, { params: { code } })
      expect(vacancies).toEqual(team.body.vacancies)
      expect(code.startsWith(home.community)).toBe(true)
    }
    const [first] = all
    if (!first) throw new Error('The test above leaves a grid without a worker')
    expect((await lacking('dispatcher', { areaCode: first.code })).items).toEqual([first])
    const page = await lacking('operator', { limit: 1 })
    const next = await lacking('operator', { limit: 1, cursor: page.next ?? '' })
    expect((next.items[0]?.code ?? '') > (page.items[0]?.code ?? '')).toBe(true)
  })
})
