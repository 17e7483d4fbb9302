import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestReply } from '#apps/server/testing.ts'
import { contract as matters } from '#features/matters/index.ts'
import { contract as people } from '#kernel/people/index.ts'
import { clearDirectoryCache } from '#kernel/people/server/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import type { PlaceName } from './expected.ts'
import { MARK } from './marks.ts'
import { buildWorld, type Place } from './world.ts'

let app: TestApp
let world: Record<PlaceName, Place> & { nowhere: Place }

beforeAll(async () => {
  app = await startTestApp()
  world = await buildWorld(app)
}, 120_000)
afterAll(() => app.close())

const text = (reply: TestReply) => JSON.stringify(reply.body)

async function personOf(username: string): Promise<string> {
  const row = await app.db
    .selectFrom('auth.user')
    .select('person_id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return row.person_id ?? ''
}

const report = (more: Record<string, unknown> = {}) => ({
  requestId: randomUUID(),
  kind: 'resident_request',
  words: '井盖松动',
  point: { lng: world.own.lng, lat: world.own.lat, crs: 'wgs84' },
  ...more,
})

describe('identity', () => {
  it('comes from the session, whatever the body and the headers claim', async () => {
    const other = await personOf('dispatcher')
    const forged = {
      personId: other,
      requesterId: other,
      actorId: other,
      reporterId: other,
      district: world.far.district,
    }
    const reply = await app.as('resident').raw({
      method: 'POST',
      url: '/api/matters',
      payload: report({ ...forged, actor: { personId: other } }),
      headers: { 'x-forwarded-user': 'dispatcher', 'x-user-id': other, authorization: `Bearer ${other}` },
    })
    expect(reply.status).toBe(200)
    const { caseId, district } = matters.routes.reportMatter.reply.parse(reply.body)
    const row = await app.db
      .selectFrom('workflow.case')
      .select(['requester_id', 'district'])
      .where('district', '=', district)
      .where('id', '=', caseId)
      .executeTakeFirst()
    expect(row).toEqual({ requester_id: await personOf('resident'), district: world.own.district })
  })

  it('of the history is the acting person’s', async () => {
    const { matter } = world.own
    const params = { district: matter?.district, id: matter?.caseId, name: 'comment' }
    const body = {
      requestId: randomUUID(),
      note: '现场看过',
      form: {},
      actorId: await personOf('leader'),
      actorName: '区长',
    }
    const reply = await app.as('dispatcher').call(workflow.routes.actOnCase, { params, body } as never)
    expect(reply.status).toBe(200)
    const action = await app.db
      .selectFrom('workflow.action')
      .select(['actor_id', 'actor_name'])
      .where('case_id', '=', matter?.caseId ?? '')
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(action?.actor_id).toBe(await personOf('dispatcher'))
    expect(action?.actor_name).not.toBe('区长')
  })

  it('separates the request ids of two people: one never gets the other’s answer', async () => {
    const body = report()
    const mine = await app.as('resident').call(matters.routes.reportMatter, { body } as never)
    const theirs = await app.as('grid_worker').call(matters.routes.reportMatter, { body } as never)
    const idOf = (reply: TestReply) => matters.routes.reportMatter.reply.parse(reply.body).id
    expect(idOf(mine)).not.toBe(idOf(theirs))
    const again = await app.as('resident').call(matters.routes.reportMatter, { body } as never)
    expect(idOf(again)).toBe(idOf(mine))
  })
})

describe('asking for more than one has', () => {
  const places: readonly PlaceName[] = ['sibling', 'street', 'far']

  const idsOf = ({ postId, personId, pairingId, matter }: Place) =>
    [postId, personId, pairingId, matter?.id, matter?.caseId].flatMap(id => id ?? [])

  async function listsOf(username: string, area: string): Promise<string[]> {
    const client = app.as(username)
    const answers = [
      await client.call(people.routes.listPosts, { query: { areaCode: area, limit: 200 } }),
      await client.call(people.routes.listPeople, { query: { areaCode: area, name: MARK, limit: 200 } }),
      await client.call(people.routes.listPairings, { query: { areaCode: area, limit: 200 } }),
      await client.call(matters.routes.listMatters, { query: { area, limit: 200 } }),
      await client.call(workflow.routes.listCases, { query: { areaCode: area, limit: 200 } }),
    ]
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200, 200])
    return answers.map(text)
  }

  it.each(['dispatcher', 'grid_worker', 'property'])('an area filter narrows and never widens: %s', async username => {
    for (const name of places) {
      const { areaCode, street, district } = world[name]
      const seen: string[] = []
      for (const area of [areaCode, street, district, district.slice(0, 4)])
        seen.push(...(await listsOf(username, area)))
      expect(seen.filter(answer => idsOf(world[name]).some(id => answer.includes(id)))).toEqual([])
    }
  })

  it('half a code is no area', async () => {
    const half = world.own.areaCode.slice(0, -1)
    for (const areaCode of [half, `${half}%`, '', '*'])
      expect(
        (await app.as('operator').call(people.routes.listPosts, { query: { areaCode: areaCode || ' ' } })).status,
      ).toBe(422)
  })

  it('numbers count only what one may see', async () => {
    const open = async (username: string, code: string) => {
      const reply = await app.as(username).call(matters.routes.areaNumbers, { params: { code } })
      return (reply.body as { open?: number }).open ?? 0
    }
    const { district } = world.far
    expect(await open('operator', district)).toBeGreaterThan(0)
    for (const username of ['dispatcher', 'leader', 'housing', 'property'])
      expect(await open(username, district)).toBe(0)
    expect(await open('property', world.own.areaCode)).toBe(1)
  })

  it('a picker of units offers nobody from elsewhere', async () => {
    const { matter } = world.own
    const params = { district: matter?.district, id: matter?.id }
    const reply = await app
      .as('dispatcher')
      .call(matters.routes.previewDispatch, { params, query: { q: MARK } } as never)
    expect(reply.status).toBe(200)
    expect(text(reply)).toContain(world.own.organisationId)
    for (const name of ['street', 'far'] as const) expect(text(reply)).not.toContain(world[name].organisationId)
  })
})

describe('the requester', () => {
  it('is in no list, page, map or history in clear', async () => {
    const { matter, lng, lat } = world.own
    const key = { district: matter?.district ?? '', id: matter?.id ?? '' }
    const span = { west: lng - 0.001, east: lng + 0.001, south: lat - 0.001, north: lat + 0.001, zoom: 19 }
    for (const username of ['dispatcher', 'supervisor', 'leader', 'operator']) {
      const client = app.as(username)
      const answers = [
        await client.call(matters.routes.listMatters, { query: { limit: 200 } }),
        await client.call(matters.routes.getMatter, { params: key }),
        await client.call(matters.routes.mapMatters, { query: span }),
        await client.call(workflow.routes.getCase, { params: { ...key, id: matter?.caseId ?? '' } }),
        await client.call(workflow.routes.getWorkbench, {}),
      ]
      for (const answer of answers) {
        expect(answer.status).toBe(200)
        expect(text(answer)).not.toContain('13812340000')
        expect(text(answer)).not.toContain('矩阵人')
      }
    }
  })

  it('is revealed with a reason, on record, and the record does not repeat it', async () => {
    const { matter } = world.own
    const params = { district: matter?.district ?? '', id: matter?.id ?? '' }
    const reply = await app
      .as('dispatcher')
      .call(matters.routes.revealContact, { params, body: { reason: '核实地址' } })
    expect(reply.body).toEqual({ name: '矩阵人', phone: expect.stringContaining('13812340000') })
    const entries = await app.db.selectFrom('audit.entry').selectAll().where('reason', '=', '核实地址').execute()
    expect(entries).toHaveLength(1)
    expect(entries[0]?.actor_id).toBe(await personOf('dispatcher'))
    const stored = JSON.stringify([entries, await app.keptReplies()])
    expect(stored).not.toContain('13812340000')
  })
})

describe('posts', () => {
  it('limited to a case type hide the others everywhere', async () => {
    const who = await personOf('dispatcher')
    const limit = (case_types: string[] | null) =>
      app.db.updateTable('people.post').set({ case_types }).where('person_id', '=', who).execute()
    const { matter } = world.own
    const key = { district: matter?.district ?? '', id: matter?.id ?? '' }
    const client = app.as('dispatcher')
    await limit(['grid_event'])
    try {
      expect((await client.call(matters.routes.getMatter, { params: key })).status).toBe(404)
      expect(
        (await client.call(workflow.routes.getCase, { params: { ...key, id: matter?.caseId ?? '' } })).status,
      ).toBe(404)
      expect(text(await client.call(matters.routes.listMatters, { query: { limit: 200 } }))).not.toContain(key.id)
      expect(text(await client.call(workflow.routes.listCases, { query: { limit: 200 } }))).not.toContain(
        matter?.caseId,
      )
    } finally {
      await limit(null)
    }
    expect((await client.call(matters.routes.getMatter, { params: key })).status).toBe(200)
  })

  it('that have ended carry nothing from that day on', async () => {
    const who = await personOf('checker')
    const until = (valid_to: string | null) =>
      app.db.updateTable('people.post').set({ valid_to }).where('person_id', '=', who).execute()
    await until('2026-09-23')
    clearDirectoryCache()
    expect((await app.as('checker').call(matters.routes.listMatters, {})).status).toBe(403)
    await until('2026-09-24')
    expect((await app.as('checker').call(matters.routes.listMatters, {})).status).toBe(200)
    await until(null)
  })

  it('of a unit end its sight of a case with the assignment', async () => {
    const { matter } = world.assigned
    const params = { district: matter?.district ?? '', id: matter?.caseId ?? '' }
    const see = async () => (await app.as('property').call(workflow.routes.getCase, { params })).status
    expect(await see()).toBe(200)
    const back = await app.as('property').call(workflow.routes.actOnCase, {
      params: { ...params, name: 'return' },
      body: { requestId: randomUUID(), note: '不属于本单位服务范围' },
    })
    expect(back.status, text(back)).toBe(200)
    expect(await see()).toBe(404)
  })
})

describe('error texts', () => {
  it('carry no statement, table, path or stack', async () => {
    const shouts = [
      { method: 'GET', url: '/api/organisations?cursor=%00' },
      { method: 'GET', url: `/api/people/${'9'.repeat(150)}` },
      {
        method: 'POST',
        url: '/api/posts',
        payload: { requestId: randomUUID(), personId: "'; drop table people.post" },
      },
      { method: 'POST', url: '/api/matters', payload: report({ words: '\u0000\u0000\u0000' }) },
      { method: 'GET', url: '/api/nothing/here' },
      { method: 'POST', url: '/api/session/sign-in', payload: { username: '\u0000', password: '\u0000' } },
    ]
    for (const shout of shouts) {
      const reply = await app.as('dispatcher').raw(shout)
      expect(reply.status).toBeGreaterThanOrEqual(400)
      expect(reply.status).toBeLessThan(500)
      expect(text(reply)).not.toMatch(/select |insert |people\.|auth\.|node_modules|\/kernel\/|at .*\(.*:\d+/i)
    }
  })
})
