import { randomUUID } from 'node:crypto'
import type { TestApp, TestReply } from '#apps/server/testing.ts'
import type { Db } from '#platform/db/index.ts'
import { contract } from '../contract.ts'
import { aScheme } from '../scheme.fixtures.ts'
import type { Rules } from '../scheme.ts'
import { installMeasures } from './measures.ts'

const { routes } = contract

/** The example measure: every organisation kept 75 % of its dates. */
export function installExampleMeasure(value = 7500): void {
  installMeasures([
    {
      key: 'example.kept',
      subject: 'organisation',
      count: async (_db, { subjectIds }) => new Map(subjectIds.map(id => [id, value])),
    },
  ])
}

export interface Place {
  district: string
  street: string
  community: string
  /** The company of the property manager among the personas. */
  company: string
  persons: Record<'property' | 'resident' | 'dispatcher' | 'grid_worker', string>
}

export async function placeOf(db: Db): Promise<Place> {
  const rows = await db
    .selectFrom('auth.user as u')
    .leftJoin('people.post as t', 't.person_id', 'u.person_id')
    .select(['u.username', 'u.person_id', 't.area_code', 't.organisation_id'])
    .where('u.username', 'in', ['property', 'resident', 'dispatcher', 'grid_worker'])
    .execute()
  const of = (name: string) => rows.find(row => row.username === name)
  const community = of('dispatcher')?.area_code ?? ''
  return {
    district: community.slice(0, 6),
    street: community.slice(0, 9),
    community,
    company: of('property')?.organisation_id ?? '',
    persons: {
      property: of('property')?.person_id ?? '',
      resident: of('resident')?.person_id ?? '',
      dispatcher: of('dispatcher')?.person_id ?? '',
      grid_worker: of('grid_worker')?.person_id ?? '',
    },
  }
}

export function ok<T = unknown>(reply: TestReply): T {
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body as T
}

/** Saves a scheme of the district as its leader. */
export async function saveScheme(app: TestApp, key: string, rest: Partial<Rules> = {}): Promise<TestReply> {
  const { district } = await placeOf(app.db)
  return app.as('leader').call(routes.saveScheme, {
    body: { requestId: randomUUID(), areaCode: district, key, subjectKind: 'organisation', rules: aScheme(rest) },
  })
}

export interface Key {
  district: string
  id: string
}

/** A round on the company, opened by the street: the branch is the dispatcher, the owners are the resident and seven links. */
export async function openExampleRound(app: TestApp, schemeKey: string): Promise<Key> {
  const place = await placeOf(app.db)
  const labels = ['1-101', '1-102', '1-201', '2-101', '2-102', '3-101', '3-102']
  const body = {
    requestId: randomUUID(),
    schemeKey,
    areaCode: place.street,
    title: '第三季度物业评议',
    periodFrom: '2026-07-01',
    periodTo: '2026-09-22',
    closesAt: new Date(app.clock.now().getTime() + 5 * 86_400_000).toISOString(),
    subjects: [
      {
        subjectId: place.company,
        raters: [
          { group: 'branch', personId: place.persons.dispatcher },
          { group: 'owners', personId: place.persons.resident },
          ...labels.map(label => ({ group: 'owners', label })),
        ],
      },
    ],
  }
  const key = ok<Key>(await app.as('supervisor').call(routes.draftRound, { body }))
  ok(await move(app, key, 'open'))
  return key
}

export function move(
  app: TestApp,
  key: Key,
  name: string,
  { by = 'supervisor', ...rest }: { by?: string; reason?: string; closesAt?: string } = {},
): Promise<TestReply> {
  return app.as(by).call(routes.moveRound, {
    params: { ...key, move: name as 'open' },
    body: { requestId: randomUUID(), ...rest },
  })
}

export async function ballotOf(app: TestApp, username: string, round = '第三季度物业评议') {
  const { items } = ok<{
    items: { district: string; id: string; roundTitle: string; state: string; secret: boolean }[]
  }>(await app.as(username).call(routes.listMyBallots, {}))
  const own = items.find(one => one.roundTitle === round)
  if (!own) throw new Error(`${username} has no ballot`)
  return own
}

export async function vote(app: TestApp, username: string, service: string): Promise<TestReply> {
  const { district, id } = await ballotOf(app, username)
  return app.as(username).call(routes.castMyBallot, { params: { district, id }, body: { answers: { service } } })
}

export async function links(app: TestApp, key: Key): Promise<{ id: string; label: string; token: string }[]> {
  const { company } = await placeOf(app.db)
  const body = { subjectId: company, group: 'owners' }
  return ok<{ items: { id: string; label: string; token: string }[] }>(
    await app.as('supervisor').call(routes.issueLinks, { params: key, body }),
  ).items
}
