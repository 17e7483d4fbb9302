import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCreditCode } from './credit-code.ts'
import { gridTeam } from './grid-team.ts'
import { wouldCycle } from './organisation-tree.ts'
import { inForce, overlap, shanghaiDate } from './period.ts'
import { type Post, postFault, postsInForce } from './posts.ts'
import { isAdminRole, roles, seats } from './roles.ts'
import { messages } from './index.ts'

const post = (over: Partial<Post> = {}): Post => ({
  role: 'grid_worker',
  areaCode: '990101001001001',
  organisationId: null,
  caseTypes: null,
  validFrom: '2026-01-01',
  validTo: null,
  ...over,
})

describe('unified social credit code (GB 32100-2015)', () => {
  const valid = ['91110000802100433B', '91350100M000100Y43', '914403001922038216', '91330100799655058B']

  it.each(valid)('accepts %s', code => expect(isCreditCode(code)).toBe(true))

  it('refuses every change of a single character', () => {
    const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    fc.assert(
      fc.property(
        fc.constantFrom(...valid),
        fc.nat(17),
        fc.constantFrom(...charset.split('')),
        (code, at, character) => {
          fc.pre(code[at] !== character)
          expect(isCreditCode(code.slice(0, at) + character + code.slice(at + 1))).toBe(false)
        },
      ),
    )
  })

  it.each(['', '9111000080210043', '91110000802100433b', 'O1110000802100433B', '91110000802100433B '])(
    'refuses %j',
    code => expect(isCreditCode(code)).toBe(false),
  )
})

describe('periods', () => {
  const day = fc.integer({ min: 0, max: 40 }).map(n => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
  const period = fc.record({ validFrom: day, validTo: fc.option(day) })

  it('overlap exactly when some day is in force in both', () => {
    const days = Array.from({ length: 42 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(period, period, (a, b) => {
        expect(overlap(a, b)).toBe(days.some(date => inForce(a, date) && inForce(b, date)))
      }),
    )
  })

  it('ends on its last date exclusive, so that ending today takes effect today', () => {
    const ended = post({ validTo: '2026-06-01' })
    expect(postsInForce([ended], '2026-05-31')).toEqual([ended])
    expect(postsInForce([ended], '2026-06-01')).toEqual([])
    expect(postsInForce([post({ validFrom: '2026-06-02' })], '2026-06-01')).toEqual([])
  })

  it('counts the day in Shanghai', () => {
    expect(shanghaiDate(new Date('2026-05-31T15:59:59Z'))).toBe('2026-05-31')
    expect(shanghaiDate(new Date('2026-05-31T16:00:00Z'))).toBe('2026-06-01')
  })
})

describe('giving a post', () => {
  it('keeps one seat per person, role and place at a time', () => {
    expect(postFault(post(), [post({ validTo: '2026-03-01' })])).toBe('people.post_overlaps')
    expect(postFault(post({ validFrom: '2026-03-01' }), [post({ validTo: '2026-03-01' })])).toBeNull()
    expect(postFault(post(), [post({ areaCode: '990101001001002' })])).toBeNull()
    expect(postFault(post(), [post({ role: 'grid_chief' })])).toBeNull()
  })

  it('lets one person answer for two organisations at one place', () => {
    const handler = post({ role: 'unit_handler', organisationId: 'a' })
    expect(postFault(handler, [{ ...handler, organisationId: 'b' }])).toBeNull()
    expect(postFault(handler, [handler])).toBe('people.post_overlaps')
    expect(postFault({ ...handler, organisationId: null }, [])).toBe('people.organisation_needed')
  })

  it('only seats a role where it exists', () => {
    expect(postFault(post({ areaCode: '990101' }), [])).toBe('people.no_such_seat')
    expect(postFault(post({ areaCode: '9901010010010011' }), [])).toBe('people.no_such_seat')
    expect(postFault(post({ role: 'resident' }), [])).toBe('people.no_such_seat')
    expect(postFault(post({ validTo: '2026-01-01' }), [])).toBe('people.period_empty')
  })

  it('never lets one person be two of the three administrators at the same time', () => {
    const admin = (role: Post['role'], over: Partial<Post> = {}) => post({ role, areaCode: '9901', ...over })
    const pairs = roles.filter(isAdminRole).flatMap(a => roles.filter(isAdminRole).map(b => [a, b] as const))
    for (const [a, b] of pairs) {
      const expected = a === b ? 'people.post_overlaps' : 'people.admin_roles_exclude'
      expect(postFault(admin(a), [admin(b)])).toBe(expected)
      expect(postFault(admin(a, { validFrom: '2026-06-01' }), [admin(b, { validTo: '2026-06-01' })])).toBeNull()
    }
  })
})

describe('grid team (C32)', () => {
  const holder = (role: Post['role'], personId: string, over: Partial<Post> = {}) => ({
    ...post({ role, ...over }),
    personId,
  })

  it('names its vacancies', () => {
    const team = gridTeam([holder('grid_worker', 'a'), holder('grid_worker', 'b')], '2026-02-01')
    expect(team.workers.map(one => one.personId)).toEqual(['a', 'b'])
    expect(team.vacancies).toEqual(['grid_instructor', 'grid_chief'])
  })

  it('does not count who has left or has not come', () => {
    const gone = holder('grid_chief', 'a', { validTo: '2026-02-01' })
    const coming = holder('grid_chief', 'b', { validFrom: '2026-03-01' })
    expect(gridTeam([gone, coming], '2026-02-01').vacancies).toContain('grid_chief')
    expect(gridTeam([gone, coming], '2026-03-01').chiefs).toEqual([coming])
  })
})

describe('organisation tree', () => {
  it('has no cycles, whatever moves are tried', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const move = fc.tuple(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids)))
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), moves => {
        const parents = new Map<string, string | null>(ids.map(id => [id, null]))
        for (const [id, parent] of moves) if (!wouldCycle(parents, id, parent)) parents.set(id, parent)
        for (const id of ids) expect(depth(parents, id)).toBeLessThan(ids.length)
      }),
    )
  })

  function depth(parents: ReadonlyMap<string, string | null>, id: string): number {
    let steps = 0
    for (let at = parents.get(id) ?? null; at !== null && steps < 100; at = parents.get(at) ?? null) steps += 1
    return steps
  }
})

it('every role has a name in both languages and a seat', () => {
  for (const role of roles) {
    expect(messages.zh.roles[role]).not.toBe('')
    expect(messages.en.roles[role]).not.toBe('')
    expect(seats[role].levels.length > 0).toBe(role !== 'resident')
  }
})
