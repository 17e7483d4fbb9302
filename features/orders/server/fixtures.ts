import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { startTestApp, type TestApp, type TestClient, type TestReply } from '#apps/server/testing.ts'
import { accountRows, hashPassword } from '#kernel/access/server/index.ts'
import { demoPassword } from '#kernel/access/index.ts'
import { clearDirectoryCache } from '#kernel/people/server/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import type { raiseWhistleBody } from '../whistle-contract.ts'

export interface Home {
  app: TestApp
  grid: string
  community: string
  district: string
  lng: number
  lat: number
  /** The property company of the persona, and the district's housing department. */
  company: string
  department: string
}

/** The personas' own grid, with a unit of the community and one of the district. */
export async function startAtHome(): Promise<Home> {
  const app = await startTestApp()
  const grid = (await postOf(app, 'grid_worker')).area_code
  const place = await app.db
    .selectFrom('territory.area')
    .select(['lng', 'lat'])
    .where('code', '=', grid)
    .executeTakeFirstOrThrow()
  return {
    app,
    grid,
    community: grid.slice(0, 12),
    district: grid.slice(0, 6),
    lng: place.lng ?? 0,
    lat: place.lat ?? 0,
    company: (await postOf(app, 'property')).organisation_id ?? '',
    department: (await postOf(app, 'housing')).organisation_id ?? '',
  }
}

export async function postOf(app: TestApp, username: string) {
  return app.db
    .selectFrom('people.post as post')
    .innerJoin('auth.user as user', 'user.person_id', 'post.person_id')
    .select(['post.area_code', 'post.organisation_id', 'post.person_id'])
    .where('user.username', '=', username)
    .executeTakeFirstOrThrow()
}

/** One more account with one post; returns the client that acts under it. */
export async function employ(
  app: TestApp,
  post: { username: string; role: string; areaCode: string; organisationId?: string },
): Promise<TestClient> {
  await open(app, post.username, 'staff').then(personId =>
    app.db
      .insertInto('people.post')
      .values({
        id: randomUUID(),
        person_id: personId,
        role: post.role,
        area_code: post.areaCode,
        organisation_id: post.organisationId ?? null,
        valid_from: '2020-01-01',
      })
      .execute(),
  )
  clearDirectoryCache()
  return app.as(post.username)
}

/** One more resident. */
export async function settle(app: TestApp, username: string): Promise<TestClient> {
  await open(app, username, 'resident')
  return app.as(username)
}

async function open(app: TestApp, username: string, kind: 'staff' | 'resident'): Promise<string> {
  const personId = randomUUID()
  const now = app.clock.now()
  const passwordHash = await hashPassword(demoPassword)
  await app.db.insertInto('people.person').values({ id: personId, kind, name: username, created_at: now }).execute()
  const rows = accountRows({ personId, name: username, username, passwordHash, now })
  await app.db.insertInto('auth.user').values(rows.user).execute()
  await app.db.insertInto('auth.account').values(rows.credential).execute()
  return personId
}

export function aWhistle(home: Home, more: Partial<z.input<typeof raiseWhistleBody>> = {}) {
  return {
    requestId: randomUUID(),
    kindId: 'old_building',
    words: '三号楼外墙空鼓。有瓷砖掉下来。',
    point: { lng: home.lng, lat: home.lat, crs: 'wgs84' as const },
    place: '三号楼',
    units: [
      { organisationId: home.department, why: '查房屋安全' },
      { organisationId: home.company, why: '现场配合' },
    ],
    ...more,
  }
}

interface Step {
  note?: string
  form?: Record<string, unknown>
  fileIds?: string[]
}

export function act(
  client: TestClient,
  on: { district: string; caseId: string },
  name: string,
  step: Step = {},
): Promise<TestReply<{ code?: string; case?: { state: string } }>> {
  return client.call(workflow.routes.actOnCase, {
    params: { district: on.district, id: on.caseId, name },
    body: { requestId: randomUUID(), ...step },
  })
}

/** The body of a reply that must be 200; says what the server answered when it is not. */
export function ok<T = unknown>(reply: TestReply): T {
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body as T
}
