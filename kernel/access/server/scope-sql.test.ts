import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import type { DB } from '#db/tables.gen.ts'
import { newId } from '#kernel/ids/index.ts'
import { type Scope, scopeReaches, type Target } from '../index.ts'
import { scopeSql, type ScopeWay, scopeWays } from './scope-sql.ts'

/** Siblings whose codes begin alike, nines at the end, and a second city. */
const codes = [
  '9871',
  '987101',
  '987199',
  '987101003',
  '987101030',
  '987101999',
  '987101003003',
  '987101003030',
  '987101003999',
  '987101999999',
  '987101003003003',
  '987101003003030',
  '987101003999999',
  '9872',
  '987201',
]
const caseTypes = ['resident_request', 'grid_event']
const ids = { organisations: [newId(), newId(), newId()], people: [newId(), newId()] }

let app: TestApp
let rows: Seeded[]

beforeAll(async () => {
  app = await startTestApp()
  rows = await seed(app.db)
})
afterAll(() => app.close())

type Seeded = Target & { id: string; final: boolean }

const anyTypes = fc.option(fc.subarray(caseTypes, { minLength: 1 }))
const carried = {
  areas: fc.array(fc.record({ code: fc.constantFrom('', ...codes, '987105'), caseTypes: anyTypes }), { maxLength: 3 }),
  organisations: fc.array(
    fc.record({ organisationId: fc.constantFrom(...ids.organisations, newId()), caseTypes: anyTypes }),
    { maxLength: 3 },
  ),
  requesterId: fc.option(fc.constantFrom(...ids.people, newId())),
}
const guards = fc.array(fc.record({ permission: fc.constantFrom('secret.read', 'other.read'), ...carried }), {
  maxLength: 2,
})
const anyScope: fc.Arbitrary<Scope> = fc.record({
  permission: fc.constant('thing.read'),
  ...carried,
  guards: fc.oneof(guards, fc.constant('everything' as const)),
})

describe('scopeSql', () => {
  it('finds exactly the cases that the policy reaches', async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async scope => {
        expect(await found(scope)).toEqual(rows.filter(row => scopeReaches(scope, row)).map(row => row.id))
      }),
      { numRuns: 200 },
    )
  })

  it('finds the same by its ways, one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async scope => {
        const reached = await Promise.all(scopeWays(scope, columns).map(foundBy))
        expect([...new Set(reached.flat())].toSorted()).toEqual(
          rows.filter(row => scopeReaches(scope, row)).map(row => row.id),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('finds among open cases the open ones', async () => {
    await fc.assert(
      fc.asyncProperty(anyScope, async scope => {
        const open = app.db.selectFrom('workflow.case as c').select('c.id').where('c.title', '=', 'scope-sql')
        const within = open.where('c.final', '=', false).where(scopeSql(scope, { ...columns, openOnly: true }))
        const found = await within.orderBy('c.id').execute()
        expect(found.map(row => row.id)).toEqual(
          rows.filter(row => !row.final && scopeReaches(scope, row)).map(row => row.id),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('closes a reach whose column the query does not have', async () => {
    const scope: Scope = {
      permission: 'thing.read',
      areas: [],
      organisations: ids.organisations.map(organisationId => ({ organisationId, caseTypes: null })),
      requesterId: ids.people[0] ?? null,
      guards: [],
    }
    expect((await found(scope)).length).toBeGreaterThan(0)
    const without = {
      areaCode: 'c.area_code',
      caseType: null,
      reading: null,
      district: null,
      caseId: null,
      requesterId: null,
    }
    expect(
      await app.db.selectFrom('workflow.case as c').select('c.id').where(scopeSql(scope, without)).execute(),
    ).toEqual([])
  })

  it('stays on the index: a range, not a pattern', () => {
    const scope: Scope = {
      permission: 'thing.read',
      areas: [{ code: '987101003', caseTypes: null }],
      organisations: [],
      requesterId: null,
      guards: [],
    }
    const { sql, parameters } = query(scope).compile()
    expect(sql).toContain('"c"."area_code" >= $1 and "c"."area_code" < $2')
    expect(parameters).toEqual(['987101003', '987101004'])
  })
})

const columns = {
  areaCode: 'c.area_code',
  caseType: 'c.procedure',
  reading: 'c.reading',
  district: 'c.district',
  caseId: 'c.id',
  requesterId: 'c.requester_id',
}

function query(scope: Scope) {
  return app.db.selectFrom('workflow.case as c').select('c.id').where(scopeSql(scope, columns))
}

async function foundBy({ organisationId, condition }: ScopeWay): Promise<string[]> {
  const cases = app.db.selectFrom('workflow.case as c').select('c.id').where('c.title', '=', 'scope-sql')
  const held = cases.innerJoin('workflow.assignment as held', join =>
    join.onRef('held.district', '=', 'c.district').onRef('held.case_id', '=', 'c.id'),
  )
  const reached = organisationId === null ? cases.where(condition).execute() : held.where(condition).execute()
  return (await reached).map(row => row.id)
}

async function found(scope: Scope): Promise<string[]> {
  const mine = await query(scope).where('c.title', '=', 'scope-sql').orderBy('c.id').execute()
  return mine.map(row => row.id)
}

/** One case for every area and type, with requester and assignments that go round. */
async function seed(db: Kysely<DB>): Promise<Seeded[]> {
  const at = app.clock.now()
  const level = { 4: 'city', 6: 'district', 9: 'street', 12: 'community', 15: 'grid' } as Record<number, string>
  await db
    .insertInto('territory.area')
    .values(codes.map(code => ({ code, name: code, level: level[code.length] ?? '', valid_from: '2020-01-01' })))
    .execute()
  await db
    .insertInto('people.organisation')
    .values(
      ids.organisations.map(id => ({
        id,
        kind: 'team',
        name: 'scope-sql',
        area_code: '9871',
        valid_from: '2020-01-01',
      })),
    )
    .execute()
  await db
    .insertInto('people.person')
    .values(ids.people.map(id => ({ id, kind: 'resident', name: 'scope-sql', created_at: at })))
    .execute()
  const targets = codes.flatMap((areaCode, index) =>
    caseTypes.map((caseType, second) => {
      const turn = index * caseTypes.length + second
      return {
        id: newId(),
        final: turn % 7 < 3,
        areaCode,
        caseType,
        reading: turn % 3 === 0 ? 'secret.read' : null,
        requesterId: ids.people[turn % 3] ?? null,
        leadOrganisationId: ids.organisations[turn % 4] ?? null,
        assistOrganisationIds: ids.organisations.filter((_, place) => turn % 5 === place),
      }
    }),
  )
  for (const target of targets) await insertCase(db, target, at)
  return targets.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

async function insertCase(db: Kysely<DB>, target: Seeded, at: Date): Promise<void> {
  const district = target.areaCode.slice(0, 6).padEnd(6, '0')
  await db
    .insertInto('workflow.case')
    .values({
      district,
      id: target.id,
      procedure: target.caseType ?? '',
      reading: target.reading ?? null,
      procedure_version: 1,
      state: 'handling',
      bucket: 'handle',
      subject_kind: 'matter',
      subject_id: target.id,
      number: target.id,
      title: 'scope-sql',
      area_code: target.areaCode,
      requester_id: target.requesterId ?? null,
      final: target.final,
      opened_at: at,
      clock_started_at: at,
      last_seq: 1,
      head_hash: '',
      updated_at: at,
    })
    .execute()
  const current = [target.leadOrganisationId, ...(target.assistOrganisationIds ?? [])].flatMap(id => id ?? [])
  const former = ids.organisations.filter(id => !current.includes(id))
  const assignments = [
    ...current.map(organisation_id => ({ organisation_id, ended_at: null })),
    // Who had it once and returned it sees it no more.
    ...former.map(organisation_id => ({ organisation_id, ended_at: at })),
  ]
  await db
    .insertInto('workflow.assignment')
    .values(
      assignments.map(one => ({
        ...one,
        district,
        case_id: target.id,
        id: newId(),
        duty: 'lead',
        from_seq: 1,
        assigned_at: at,
        opened_at: at,
        category: null,
        open: one.ended_at === null && !target.final,
      })),
    )
    .execute()
}
