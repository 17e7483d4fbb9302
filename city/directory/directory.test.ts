import { expect, test } from 'vitest'
import { isCreditCode, organisationKinds, organisationTags, postFault, roles } from '#kernel/people/index.ts'
import { buildCity } from '../city.ts'
import { personas } from '../personas.ts'

const city = buildCity(2026)

test('organisations have known kinds and trades, parents first, and credit codes that check', () => {
  const unknownKinds = city.organisations.filter(one => !organisationKinds.some(kind => kind === one.kind))
  const unknownTags = city.organisations.filter(one => one.tag && !organisationTags.some(tag => tag === one.tag))
  expect([...unknownKinds, ...unknownTags]).toEqual([])
  const order = new Map(city.organisations.map((one, index) => [one.id, index]))
  const orphans = city.organisations.filter(
    (one, index) => one.parentId !== null && (order.get(one.parentId) ?? Number.POSITIVE_INFINITY) >= index,
  )
  expect(orphans).toEqual([])
  const codes = city.organisations.flatMap(one => one.creditCode ?? [])
  expect(codes.filter(code => !isCreditCode(code))).toEqual([])
  expect(new Set(codes).size).toBe(codes.length)
})

test('the Party chain reaches from the city to the doorstep', () => {
  const byId = new Map(city.organisations.map(one => [one.id, one]))
  const hearth = city.organisations.find(one => one.name.endsWith('党员中心户'))
  const chain: string[] = []
  for (let one = hearth; one; one = byId.get(one.parentId ?? '')) chain.push(one.name)
  expect(chain).toHaveLength(7)
  expect(chain.at(-1)).toBe('中共近邻市委员会')
})

test('every grid has its team, every community its desks, every street its supervisor', () => {
  const held = new Set(city.posts.map(post => `${post.role}@${post.areaCode}`))
  const wanted = city.areas.flatMap(({ level, code, parentCode }) => {
    if (level === 'grid') return [`grid_worker@${code}`, `grid_chief@${code}`, `grid_instructor@${parentCode}`]
    if (level === 'community') return [`community_dispatcher@${code}`, `community_checker@${code}`]
    return level === 'street' ? [`street_supervisor@${code}`] : []
  })
  expect(wanted.filter(post => !held.has(post))).toEqual([])
  expect(city.people.length).toBeGreaterThanOrEqual(400)
})

test('all posts may be held, alone and together', () => {
  const period = { validFrom: '2023-03-01', validTo: null, caseTypes: null }
  const faults = [...Map.groupBy(city.posts, post => post.personId).values()].flatMap(own => {
    const posts = own.flatMap(post =>
      roles.filter(role => role === post.role).map(role => ({ ...post, role, ...period })),
    )
    if (posts.length < own.length) return ['unknown role']
    return posts.flatMap((post, index) => postFault(post, posts.slice(0, index)) ?? [])
  })
  expect(faults).toEqual([])
})

test('whoever may be given work has somebody to do it', () => {
  const staffed = new Set(city.posts.map(post => post.organisationId))
  const kinds = ['government', 'department', 'residents_committee', 'grid_team']
  const working = city.organisations.filter(one => kinds.includes(one.kind) && one.areaCode.length > 4)
  expect(working.filter(one => !staffed.has(one.id)).map(one => one.name)).toEqual([])
})

test.each(['full', 'small'] as const)('the personas of a %s city share one neighbourhood', scale => {
  const { cast, posts, home, pairings } = buildCity(7, scale)
  const seats = {
    grid: home.grid,
    community: home.community,
    street: home.street,
    district: home.district,
    city: '9901',
  }
  const postOf = (username: string) => posts.find(post => post.personId === cast.get(username)?.id)
  expect([...cast.keys()].toSorted()).toEqual(personas.map(persona => persona.username).toSorted())
  const misplaced = personas
    .filter(persona => persona.seat !== 'none')
    .filter(({ username, role, seat }) => {
      const post = postOf(username)
      return post?.role !== role || post.areaCode !== seats[seat as keyof typeof seats]
    })
  expect(misplaced).toEqual([])
  const company = postOf('property')?.organisationId
  expect(pairings.filter(one => one.organisationId === company && one.targetId === home.compound.id)).toHaveLength(1)
})

test('a resident is known by a display form only', () => {
  const shown = city.people.filter(person => person.kind === 'resident').map(person => person.name)
  expect(shown.length).toBe(city.residents.length)
  expect(shown.filter(name => !/^.(女士|先生)$/.test(name))).toEqual([])
})
