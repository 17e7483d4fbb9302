import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isCreditCode, organisationKinds, organisationTags, postFault, roles, seats } from '#kernel/people/index.ts'
import { categoryItems } from '#features/matters/index.ts'
import { buildCity } from './city.ts'
import { contains } from './geometry/measure.ts'
import { planHomeInbox } from './matters/home-inbox.ts'
import { createTools, planYear } from './matters/plan.ts'
import { wordsByCategory } from './matters/words/index.ts'
import { personas } from './personas.ts'

const city = buildCity(2026)
const now = new Date('2026-11-22T06:00:00Z')
const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

test('the same seed is the same city and the same year; another seed is another', () => {
  const again = buildCity(2026)
  expect(digest({ ...again, cast: [...again.cast] })).toBe(digest({ ...city, cast: [...city.cast] }))
  const season = { now, days: 30, count: 60 }
  expect(digest(planYear(createTools(again), season))).toBe(digest(planYear(createTools(city), season)))
  expect(digest(planHomeInbox(createTools(again), now))).toBe(digest(planHomeInbox(createTools(city), now)))
  expect(digest(buildCity(2027).areas)).not.toBe(digest(city.areas))
})

test('compounds lie in one community, buildings in the grid they name', () => {
  const polygons = new Map(city.areas.map(area => [area.code, area.polygon]))
  expect(new Set(city.compounds.map(compound => compound.name)).size).toBe(city.compounds.length)
  expect(city.compounds.some(compound => compound.gridCodes.length > 1)).toBe(true)
  for (const compound of city.compounds) {
    expect(compound.gridCodes.every(code => code.startsWith(compound.communityCode))).toBe(true)
    for (const building of compound.buildings) {
      expect(compound.gridCodes).toContain(building.gridCode)
      expect(contains(polygons.get(building.gridCode) ?? [], building.point)).toBe(true)
    }
  }
  const dwellings = city.units.reduce((sum, unit) => sum + unit.dwellings.length, 0)
  const buildings = city.compounds.reduce((sum, compound) => sum + compound.buildings.length, 0)
  expect(buildings + city.units.length + dwellings).toBeLessThan(15_000)
})

test('organisations have known kinds and trades, parents first, and credit codes that check', () => {
  const seen = new Set<string>()
  for (const one of city.organisations) {
    expect(organisationKinds).toContain(one.kind)
    if (one.tag) expect(organisationTags).toContain(one.tag)
    if (one.creditCode) expect(isCreditCode(one.creditCode), one.creditCode).toBe(true)
    if (one.parentId) expect(seen.has(one.parentId)).toBe(true)
    seen.add(one.id)
  }
  const codes = city.organisations.flatMap(one => one.creditCode ?? [])
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

test('every grid has its team, every community its desks, and nobody holds what may not be held together', () => {
  const held = new Set(city.posts.map(post => `${post.role}@${post.areaCode}`))
  for (const area of city.areas) {
    if (area.level === 'grid') {
      expect(held.has(`grid_worker@${area.code}`) && held.has(`grid_chief@${area.code}`)).toBe(true)
      expect(held.has(`grid_instructor@${area.parentCode}`)).toBe(true)
    }
    if (area.level === 'community')
      expect(held.has(`community_dispatcher@${area.code}`) && held.has(`community_checker@${area.code}`)).toBe(true)
    if (area.level === 'street') expect(held.has(`street_supervisor@${area.code}`)).toBe(true)
  }
  const period = { validFrom: '2023-03-01', validTo: null, caseTypes: null }
  for (const [personId, posts] of Map.groupBy(city.posts, post => post.personId)) {
    const known = posts.flatMap(post =>
      roles.filter(role => role === post.role).map(role => ({ ...post, role, ...period })),
    )
    known.forEach((post, index) =>
      expect(postFault(post, known.slice(0, index)), `${personId} ${post.role}`).toBeNull(),
    )
    expect(posts.every(post => seats[post.role as keyof typeof seats])).toBe(true)
  }
  expect(city.people.length).toBeGreaterThanOrEqual(400)
})

test('the personas share one neighbourhood', () => {
  const { home } = city
  const posts = (username: string) => city.posts.filter(post => post.personId === city.cast.get(username)?.id)
  expect([...city.cast.keys()].toSorted()).toEqual(personas.map(persona => persona.username).toSorted())
  for (const persona of personas.filter(one => one.seat !== 'none')) {
    const post = posts(persona.username).find(one => one.role === persona.role)
    const seat = {
      grid: home.grid,
      community: home.community,
      street: home.street,
      district: home.district,
      city: '9901',
    }
    expect(post?.areaCode, persona.username).toBe(seat[persona.seat as keyof typeof seat])
  }
  const company = posts('property')[0]?.organisationId
  const serves = city.pairings.filter(one => one.organisationId === company && one.targetId === home.compound.id)
  expect(serves).toHaveLength(1)
})

test('a year of matters: all items, many ways to say them, inside their grids', () => {
  const plans = planYear(createTools(city), { now, days: 365, count: 5200 })
  expect(plans).toHaveLength(5200)
  expect(new Set(plans.map(plan => plan.words)).size).toBeGreaterThan(4500)
  const shapes = Object.values(wordsByCategory).flatMap(one => [...one.cores, ...one.hurried, ...one.findings])
  expect(new Set(shapes).size).toBeGreaterThanOrEqual(300)
  expect(Object.keys(wordsByCategory).toSorted()).toEqual(categoryItems.map(item => item.id).toSorted())
  expect(shapes.join('')).not.toMatch(/\{(?!place|compound|since|ago|often|feel|n\}|room)/)
  const polygons = new Map(city.areas.map(area => [area.code, area.polygon]))
  for (const { place, openedAt, steps } of plans) {
    expect(contains(polygons.get(place.gridCode) ?? [], place.point)).toBe(true)
    const times = [openedAt, ...steps.map(step => step.at), now].map(Number)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  }
})
