import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Post, type Role, roles } from '#kernel/people/index.ts'
import { type Actor, actorOf, systemActor } from './actor.ts'
import { compilePolicy, type LoosePermissions, reaches } from './policy.ts'
import { can, holds, scopeOf, scopeReaches, type Target } from './scope.ts'

/** A small tree written out by hand, with siblings whose codes begin alike. */
const parents: Record<string, string | null> = {
  '9901': null,
  '990101': '9901',
  '990110': '9901',
  '990101001': '990101',
  '990101010': '990101',
  '990101100': '990101',
  '990101001001': '990101001',
  '990101001003': '990101001',
  '990101001030': '990101001',
  '990101010003': '990101010',
  '990101001003001': '990101001003',
  '990101001003010': '990101001003',
  '990101001030001': '990101001030',
  '990110001': '990110',
  '990110001001': '990110001',
}
const codes = Object.keys(parents)
const organisations = ['o1', 'o2', 'o3']
const caseTypes = ['resident_request', 'grid_event']
const DAY = '2026-06-15'

const field: readonly Role[] = roles.filter(role => !role.endsWith('_admin'))
const policyOf = fc
  .uniqueArray(fc.record({ role: fc.constantFrom(...field), reach: fc.constantFrom(...reaches) }), {
    selector: grant => grant.role,
    maxLength: 6,
  })
  .map(grants => ({
    grants,
    policy: compilePolicy([
      {
        'thing.read': {
          grants: grants.map(grant => grant.role),
          reach: 'area',
          reachFor: Object.fromEntries(grants.map(grant => [grant.role, grant.reach])),
        },
      },
    ]),
  }))

const date = fc.constantFrom('2026-06-01', '2026-06-14', '2026-06-15', '2026-06-16', '2026-07-01')
const anyPost: fc.Arbitrary<Post & { id: string }> = fc.record({
  id: fc.constant('p'),
  role: fc.constantFrom(...field),
  areaCode: fc.constantFrom(...codes),
  organisationId: fc.option(fc.constantFrom(...organisations)),
  caseTypes: fc.option(fc.subarray(caseTypes, { minLength: 1 })),
  validFrom: date,
  validTo: fc.option(date),
})
const target: fc.Arbitrary<Target> = fc.record({
  areaCode: fc.constantFrom(...codes),
  caseType: fc.option(fc.constantFrom(...caseTypes)),
  leadOrganisationId: fc.option(fc.constantFrom(...organisations)),
  assistOrganisationIds: fc.subarray(organisations),
  requesterId: fc.option(fc.constantFrom('me', 'somebody')),
})

interface World {
  kind: 'staff' | 'resident'
  posts: readonly Post[]
  grants: readonly { role: Role; reach: string }[]
}

/** The policy said again, as naively as possible: no prefixes, no compilation, parents followed one by one. */
function model(world: World, thing: Target): boolean {
  const reachOf = (role: Role) => world.grants.find(grant => grant.role === role)?.reach
  if (world.kind === 'resident') {
    const reach = reachOf('resident')
    return reach === 'global' || (reach === 'own' && thing.requesterId === 'me')
  }
  return world.posts.some(post => {
    if (post.validFrom > DAY || (post.validTo !== null && post.validTo <= DAY)) return false
    const reach = reachOf(post.role)
    if (reach === 'own') return thing.requesterId === 'me'
    if (post.caseTypes !== null && thing.caseType !== null && !post.caseTypes.includes(thing.caseType)) return false
    if (reach === 'global') return true
    if (reach === 'area') return climbs(thing.areaCode, post.areaCode)
    if (reach !== 'assigned' || post.organisationId === null) return false
    return (
      thing.leadOrganisationId === post.organisationId ||
      (thing.assistOrganisationIds ?? []).includes(post.organisationId)
    )
  })
}

function climbs(from: string, to: string): boolean {
  for (let at: string | null = from; at !== null; at = parents[at] ?? null) if (at === to) return true
  return false
}

describe('a guarded case', () => {
  const policy = compilePolicy([
    {
      'thing.read': { grants: ['grid_worker', 'district_leader', 'property_manager'], reach: 'area' },
      'secret.read': {
        grants: ['district_leader', 'property_manager', 'resident'],
        reach: 'area',
        reachFor: { property_manager: 'assigned', resident: 'own' },
        guards: true,
      },
    },
  ])
  const person = (kind: 'staff' | 'resident', posts: readonly Post[]): Actor =>
    actorOf(
      { personId: 'me', accountId: 'a', name: '甲', kind, posts: posts.map(post => ({ ...post, id: 'p' })), policy },
      DAY,
    )
  const post = (role: Role, areaCode: string, organisationId: string | null = null): Post => ({
    role,
    areaCode,
    organisationId,
    caseTypes: null,
    validFrom: DAY,
    validTo: null,
  })

  it('is reached only as far as the guarding permission carries too', () => {
    fc.assert(
      fc.property(fc.array(anyPost, { maxLength: 4 }), target, (posts, thing) => {
        const actor = person('staff', posts)
        const both = can(actor, 'thing.read', thing) && can(actor, 'secret.read', thing)
        expect(can(actor, 'thing.read', { ...thing, reading: 'secret.read' })).toBe(both)
        expect(can(actor, 'thing.read', { ...thing, reading: 'nobody.knows' })).toBe(false)
      }),
    )
  })

  it('is not of the area, but of who holds its permission there, works on it or asked for it', () => {
    const thing = { areaCode: '990101001003', caseType: 'secret', reading: 'secret.read', leadOrganisationId: 'o1' }
    const reads = (actor: Actor) => can(actor, 'thing.read', { ...thing, requesterId: 'somebody' })
    expect(reads(person('staff', [post('grid_worker', '990101001003')]))).toBe(false)
    expect(reads(person('staff', [post('district_leader', '990101')]))).toBe(true)
    expect(reads(person('staff', [post('district_leader', '990110')]))).toBe(false)
    expect(reads(person('staff', [post('property_manager', '990101001', 'o1')]))).toBe(true)
    expect(reads(person('staff', [post('property_manager', '990101001', 'o2')]))).toBe(false)
    expect(can(person('resident', []), 'secret.read', { ...thing, requesterId: 'me' })).toBe(true)
    expect(can(systemActor('系统'), 'thing.read', thing)).toBe(true)
  })
})

describe('can()', () => {
  it('equals the naive model for every person, policy and target', () => {
    const world = fc.record({
      kind: fc.constantFrom('staff' as const, 'staff' as const, 'resident' as const),
      posts: fc.array(anyPost, { maxLength: 5 }),
      compiled: policyOf,
    })
    fc.assert(
      fc.property(world, target, ({ kind, posts, compiled }, thing) => {
        const actor = actorOf({ personId: 'me', accountId: 'a', name: '甲', kind, posts, policy: compiled.policy }, DAY)
        const expected = model({ kind, posts, grants: compiled.grants }, thing)
        expect(can(actor, 'thing.read', thing)).toBe(expected)
        expect(scopeReaches(scopeOf(actor, 'thing.read'), thing)).toBe(expected)
        expect(holds(actor, 'thing.read') || !expected).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  const reader = (areaCode: string, over: Partial<Post> = {}): Actor =>
    actorOf(
      {
        personId: 'me',
        accountId: 'a',
        name: '甲',
        kind: 'staff',
        posts: [
          {
            id: 'p',
            role: 'grid_worker',
            areaCode,
            organisationId: null,
            caseTypes: null,
            validFrom: DAY,
            validTo: null,
            ...over,
          },
        ],
        policy: compilePolicy([{ 'thing.read': { grants: ['grid_worker'], reach: 'area' } }]),
      },
      DAY,
    )

  it('keeps siblings that begin alike apart, and gives a stray digit to nobody', () => {
    const actor = reader('990101001003')
    const at = (areaCode: string) => can(actor, 'thing.read', { areaCode, caseType: null })
    expect(at('990101001003')).toBe(true)
    expect(at('990101001003010')).toBe(true)
    expect(at('990101001030')).toBe(false)
    expect(at('990101001030001')).toBe(false)
    expect(at('9901010010030')).toBe(false)
    expect(at('990101001')).toBe(false)
    expect(at('')).toBe(false)
  })

  it('ignores a post whose area is no area, and a permission nobody declared', () => {
    expect(holds(reader('99010100100'), 'thing.read')).toBe(false)
    expect(holds(reader(''), 'thing.read')).toBe(false)
    expect(holds(reader('9901'), 'thing.write')).toBe(false)
  })

  it('limits cases, not the rest, to the case types of the post', () => {
    const actor = reader('9901', { caseTypes: ['grid_event'] })
    expect(can(actor, 'thing.read', { areaCode: '990101', caseType: 'grid_event' })).toBe(true)
    expect(can(actor, 'thing.read', { areaCode: '990101', caseType: 'resident_request' })).toBe(false)
    expect(can(actor, 'thing.read', { areaCode: '990101', caseType: null })).toBe(true)
  })

  it('lets the machine reach everything', () => {
    expect(can(systemActor('系统'), 'thing.read', { areaCode: '990101', caseType: 'grid_event' })).toBe(true)
  })
})

describe('the policy', () => {
  const one = (grants: string[], name = 'matter.read', reach = 'area'): LoosePermissions => ({
    [name]: { grants, reach },
  })

  it('refuses to start with what cannot be meant', () => {
    expect(() => compilePolicy([one(['mayor'])])).toThrow('unknown role')
    expect(() => compilePolicy([one(['grid_worker'], 'matter.read', 'galaxy')])).toThrow('unknown reach')
    expect(() => compilePolicy([one(['grid_worker'], 'read')])).toThrow('<noun>.<verb>')
    expect(() => compilePolicy([one([]), one([])])).toThrow('twice')
  })

  it.each(['system_admin', 'security_admin', 'audit_admin'] as const)(
    'gives %s no case data, shipped or overridden',
    role => {
      expect(() => compilePolicy([one([role])])).toThrow('admin_sees_no_cases')
      const policy = compilePolicy([one(['grid_worker'])], [{ role, permission: 'matter.read', allowed: true }])
      expect(policy.get('matter.read')?.roles.has(role)).toBe(false)
    },
  )

  it('follows the overrides of the installation', () => {
    const policy = compilePolicy(
      [one(['grid_worker', 'grid_chief'])],
      [
        { role: 'grid_worker', permission: 'matter.read', allowed: false },
        { role: 'district_leader', permission: 'matter.read', allowed: true },
      ],
    )
    expect([...(policy.get('matter.read')?.roles ?? [])]).toEqual([
      ['grid_chief', 'area'],
      ['district_leader', 'area'],
    ])
  })
})
