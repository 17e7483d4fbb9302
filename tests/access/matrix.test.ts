import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '#apps/server/contracts.ts'
import { permissions } from '#apps/server/permissions.ts'
import { startTestApp, type TestApp, type TestReply } from '#apps/server/testing.ts'
import { personas } from '#city/personas.ts'
import { compilePolicy } from '#kernel/access/index.ts'
import type { Role } from '#kernel/people/index.ts'
import { PUBLIC, type Route, SIGNED_IN } from '#platform/http/route.ts'
import { type Caller, callers, holders, type PlaceName, placeNames, reachedBy, usernames } from './expected.ts'
import { matrix } from './matrix.ts'
import type { Args, Row } from './row.ts'
import { buildWorld, type Place } from './world.ts'

let app: TestApp
let world: Record<PlaceName, Place> & { nowhere: Place }

beforeAll(async () => {
  app = await startTestApp()
  world = await buildWorld(app)
}, 120_000)
afterAll(() => app.close())

const routes = contracts.flatMap(contract =>
  Object.entries(contract.routes).map(([name, route]) => {
    const row = matrix[contract.name]?.[name]
    return { id: `${contract.name}.${name}`, route: route as Route, row }
  }),
)

describe('the matrix', () => {
  it('has a row for every route and no others', () => {
    const rows = Object.entries(matrix).flatMap(([contract, own]) =>
      Object.keys(own).map(name => `${contract}.${name}`),
    )
    expect(routes.map(one => one.id).toSorted()).toEqual(rows.toSorted())
  })

  it('knows every persona of the test city and every permission a route names', () => {
    expect(personas.map(persona => persona.username).toSorted()).toEqual([...usernames].toSorted())
    const named = new Set(routes.map(one => one.route.permission).filter(name => name !== PUBLIC && name !== SIGNED_IN))
    const declared = new Set(permissions.flatMap(module => Object.keys(module)))
    expect([...named].filter(name => !(name in holders))).toEqual([])
    expect([...named].filter(name => !declared.has(name))).toEqual([])
  })

  it('says by hand who holds a permission, of those too that only a step of a case asks for', () => {
    const policy = compilePolicy(permissions)
    const given = (permission: string) =>
      personas.filter(({ role }) => policy.get(permission)?.roles.has(role as Role)).map(({ username }) => username)
    for (const [permission, names] of Object.entries(holders))
      expect([permission, given(permission).toSorted()]).toEqual([permission, [...names].toSorted()])
  })
})

/** ok: reached, whatever a rule then said (409, 422 of a rule); otherwise the status that must come. */
type Expected = 'ok' | 400 | 401 | 403 | 404

function expected(route: Route, row: Row, call: { caller: Caller; place: PlaceName }): Expected {
  const { caller, place } = call
  const reached = !row.by || reachedBy(caller, place, { by: row.by, level: row.level ?? 'community' })
  if (row.permission) return holds(row.permission, caller) && reached ? 'ok' : 404
  if (row.keyed) return row.keyed
  if (route.permission === PUBLIC) return 'ok'
  if (caller === 'guest') return 401
  if (route.permission !== SIGNED_IN && !holds(route.permission, caller)) return 403
  return reached || row.shows ? 'ok' : (row.outside ?? 404)
}

function holds(permission: string, caller: Caller): boolean {
  return caller !== 'guest' && (holders[permission] ?? []).includes(caller)
}

/** What the server did, in the same words. */
function outcome(reply: TestReply): string | number {
  const code = codeOf(reply)
  if (reply.status === 200 || reply.status === 304 || reply.status === 409 || reply.status === 423) return 'ok'
  if (reply.status === 422) return code === 'platform.invalid' ? `422 ${JSON.stringify(reply.body)}` : 'ok'
  if (reply.status === 401 && code !== 'platform.unauthenticated') return 'ok'
  if ([400, 401, 403, 404].includes(reply.status)) return reply.status
  return `${reply.status} ${code}`
}

function codeOf(reply: TestReply): string {
  const { body } = reply
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
}

function send(route: Route, args: Args, caller: Caller): Promise<TestReply> {
  const client = caller === 'guest' ? app.anonymous : app.as(caller)
  return client.call(route, args as never)
}

const list = (row: Row): readonly PlaceName[] => (row.by ? placeNames : ['own'])
const textOf = (reply: TestReply) => (Buffer.isBuffer(reply.body) ? '' : JSON.stringify(reply.body))

describe.each(routes)('$id', ({ id, route, row = {} }) => {
  it('answers every persona at every place as expected', async () => {
    const wrong: string[] = []
    for (const place of list(row))
      for (const caller of askedBy(row)) {
        const args = row.args ? row.args(world[place]) : {}
        if (args === null) continue
        wrong.push(...faultsOf({ route, row, caller, place }, await send(route, args, caller)))
      }
    expect(wrong, id).toEqual([])
  })
})

interface Asked {
  route: Route
  row: Row
  caller: Caller
  place: PlaceName
}

function askedBy(row: Row): readonly Caller[] {
  return row.only === 'guest' ? ['guest'] : callers
}

function faultsOf(asked: Asked, reply: TestReply): string[] {
  const { route, row, caller, place } = asked
  const want = expected(route, row, { caller, place })
  const refusal = want === 'ok' && caller !== 'guest' ? row.refuses?.[caller] : undefined
  const got = refusal && codeOf(reply) === refusal ? want : outcome(reply)
  if (got !== want) return [`${caller} at ${place}: ${want} expected, ${got} ${codeOf(reply)}`]
  const needle = row.shows?.(world[place])
  if (!needle || !row.by || want !== 'ok') return []
  const reached = reachedBy(caller, place, { by: row.by, level: row.level ?? 'community' })
  return textOf(reply).includes(needle) === reached ? [] : [`${caller}: ${place} ${reached ? 'is missing' : 'leaks'}`]
}

const single = routes.filter(({ row }) => row?.by && !row.shows && row.outside !== 403)

describe.each(single)('$id of something out of reach', ({ id, route, row = {} }) => {
  it('answers like something that does not exist', async () => {
    const wrong: string[] = []
    for (const caller of askedBy(row)) {
      const there = row.args?.(world.far)
      const gone = row.args?.(world.nowhere)
      if (!there || !gone || expected(route, row, { caller, place: 'far' }) !== 404) continue
      const [real, absent] = [await send(route, there, caller), await send(route, gone, caller)]
      if (real.status !== absent.status || textOf(real) !== textOf(absent))
        wrong.push(`${caller}: ${textOf(real)} but ${textOf(absent)}`)
    }
    expect(wrong, id).toEqual([])
  })
})
