import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TestApp, TestReply } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../contract.ts'
import type { Registration } from '../shapes.ts'

const { reportIn, getMyReportIn } = contract.routes

export interface Ground {
  community: string
  communityName: string
  /** Another community of the same street, and one of another district. */
  sibling: string
  far: string
  grid: string
  building: string
  buildingElsewhere: string
  /** The unit the persona `housing` answers for. */
  unit: { id: string; name: string }
}

/** Where the personas sit. */
export async function groundOf(app: TestApp): Promise<Ground> {
  const seat = (username: string) =>
    app.db
      .selectFrom('auth.user as u')
      .innerJoin('people.post as p', 'p.person_id', 'u.person_id')
      .leftJoin('people.organisation as o', 'o.id', 'p.organisation_id')
      .select(['p.area_code as areaCode', 'o.id', 'o.name'])
      .where('u.username', '=', username)
      .executeTakeFirstOrThrow()
  const { areaCode: community } = await seat('dispatcher')
  const { areaCode: grid } = await seat('grid_worker')
  const unit = await seat('housing')
  const areas = await app.db
    .selectFrom('territory.area')
    .select(['code', 'name'])
    .where('level', '=', 'community')
    .orderBy('code')
    .execute()
  const buildings = await app.db
    .selectFrom('territory.building as b')
    .innerJoin('territory.compound as k', 'k.id', 'b.compound_id')
    .select(['b.id', 'k.community_code as code'])
    .where('b.district', '=', community.slice(0, 6))
    .orderBy('b.id')
    .execute()
  const code = (is: (code: string) => boolean) => areas.find(area => is(area.code))?.code ?? ''
  return {
    community,
    communityName: areas.find(area => area.code === community)?.name ?? '',
    sibling: code(other => other.startsWith(community.slice(0, 9)) && other !== community),
    far: code(other => !other.startsWith(community.slice(0, 6))),
    grid,
    building: buildings.find(one => one.code === community)?.id ?? '',
    buildingElsewhere: buildings.find(one => one.code !== community)?.id ?? '',
    unit: { id: unit.id ?? '', name: unit.name ?? '' },
  }
}

/** Takes a step of a registration's case as a persona. */
export function step(
  app: TestApp,
  username: string,
  one: Registration,
  act: { name: string; [given: string]: unknown },
) {
  const { name, ...given } = act
  return app.as(username).call(workflow.routes.actOnCase, {
    params: { district: one.district, id: one.caseId ?? randomUUID(), name },
    body: { requestId: randomUUID(), ...given },
  })
}

/** A report of somebody's own. */
export function aReport(ground: Ground, more: object = {}) {
  return {
    requestId: randomUUID(),
    name: '王晓梅',
    organisationId: ground.unit.id,
    communityCode: ground.community,
    reason: 'joined' as const,
    happenedOn: '2026-09-01',
    offerWords: '会修自行车',
    ...more,
  }
}

/** What a reply holds, once it is what was hoped for. */
export function bodyOf<T>(reply: TestReply, status = 200): T {
  if (reply.status !== status) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body as T
}

export async function mine(app: TestApp, username: string): Promise<ReturnType<typeof getMyReportIn.reply.parse>> {
  return bodyOf(await app.as(username).call(getMyReportIn, {}))
}

/** Reported by themselves, confirmed by the unit, placed by the community. */
export async function registered(app: TestApp, ground: Ground, more: object = {}): Promise<Registration> {
  const reported = bodyOf<Registration>(await app.as('resident').call(reportIn, { body: aReport(ground, more) }))
  bodyOf(await step(app, 'housing', reported, { name: 'confirm' }))
  bodyOf(await step(app, 'dispatcher', reported, { name: 'place', form: { buildingId: ground.building } }))
  return reported
}

/** The resident has delivered a wish somewhere, and it was confirmed: as the orders leave it behind. */
export async function served(app: TestApp, { title, areaCode }: { title: string; areaCode: string }): Promise<void> {
  const [id, district] = [randomUUID(), areaCode.slice(0, 6)]
  const closed = { district, id, title, number: id, area_code: areaCode, procedure: 'micro_wish', state: 'fulfilled' }
  const as = { subject_kind: 'wish', subject_id: id, requester_id: null, closed_at: app.clock.now().toISOString() }
  await sql`insert into workflow.case select (jsonb_populate_record(c, ${JSON.stringify({ ...closed, ...as })}::jsonb)).*
    from workflow.case as c where c.procedure = 'member_report_in' limit 1`.execute(app.db)
  const { person_id } = await app.db
    .selectFrom('auth.user')
    .select('person_id')
    .where('username', '=', 'resident')
    .executeTakeFirstOrThrow()
  const claimed_at = app.clock.now()
  await app.db
    .insertInto('orders.service_claim')
    .values({
      district,
      id,
      case_id: id,
      subject_kind: 'wish',
      subject_id: id,
      person_id,
      state: 'delivered',
      claimed_at,
    })
    .execute()
}
