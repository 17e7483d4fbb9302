import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestReply } from '#apps/server/testing.ts'
import { contract as matters } from '#features/matters/index.ts'
import { contract as openData } from '#features/open-data/index.ts'
import { notifyContract } from '#kernel/notify/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { onCaseEvent } from '#kernel/workflow/server/index.ts'

const { routes } = matters
/** Named, so that it may be written down as an address; nothing here is sent. */
const ELSEWHERE = '127.0.0.1:9'
const eventTypes = ['received', 'state_changed', 'overdue', 'closed', 'reopened'].map(kind => `matter.${kind}`)

let app: TestApp
let place: { lng: number; lat: number; compoundId: string; community: string; company: string }
/** What a listener hears that has not asked for guarded cases. */
const heard: { caseId: string; seq: number }[] = []
let stopListening: () => void
let request: { district: string; id: string; caseId: string; number: string }
let petition: { district: string; id: string; caseId: string }
/** Steps of the request up to here were everybody's to know. */
let openSteps: number

beforeAll(async () => {
  app = await startTestApp({ outboundHosts: [ELSEWHERE] })
  place = await placeOf()
  stopListening = onCaseEvent(
    async (_tx, { case: row, action }) => void heard.push({ caseId: row.id, seq: action.seq }),
  )
  await everybodyListens()
  await joinCompany('grid_worker')
  request = routes.reportMatter.reply.parse(
    ok(
      await app.as('resident').call(routes.reportMatter, {
        body: { requestId: randomUUID(), kind: 'resident_request', words: '拆迁补偿多次上访无果', ...described() },
      }),
    ),
  )
  openSteps = heard.filter(one => one.caseId === request.caseId).length
  petition = await becomePetition()
  await act('supervisor', 'forward', { form: { leadOrganisationId: place.company } })
  await act('property', 'take_up')
  await act('property', 'answer', { note: '补偿已按合同支付', form: { outcome: 'done' } })
})
afterAll(async () => {
  stopListening()
  await app.close()
})

async function placeOf(): Promise<typeof place> {
  const compound = await app.db
    .selectFrom('auth.user as u')
    .innerJoin('people.post as t', 't.person_id', 'u.person_id')
    .innerJoin('territory.compound as c', 'c.community_code', 't.area_code')
    .select(['c.community_code', 'c.lng', 'c.lat', 'c.id'])
    .where('u.username', '=', 'dispatcher')
    .orderBy('c.name')
    .executeTakeFirstOrThrow()
  const { organisation_id: company } = await postOf('property')
  const { id: compoundId, community_code: community, ...at } = compound
  return { ...at, compoundId, community, company: company ?? '' }
}

function postOf(username: string) {
  return app.db
    .selectFrom('auth.user as u')
    .innerJoin('people.post as t', 't.person_id', 'u.person_id')
    .select(['t.person_id', 't.organisation_id'])
    .where('u.username', '=', username)
    .executeTakeFirstOrThrow()
}

function described() {
  const { lng, lat, compoundId } = place
  return { point: { lng, lat, crs: 'wgs84' as const }, compoundId, categoryId: 'livelihood.sewer' }
}

/** A webhook for everything that happens, and a robot in the groups of the community and of the company. */
async function everybodyListens(): Promise<void> {
  const hook = { requestId: randomUUID(), name: '外部', url: `http://${ELSEWHERE}/hook`, eventTypes }
  ok(await app.as('sysadmin').call(openData.routes.createSubscription, { body: hook as never }))
  for (const where of [{ areaCode: place.community }, { organisationId: place.company }]) {
    const url = `http://${ELSEWHERE}/cgi-bin/webhook/send?key=hidden`
    const robot = { kind: 'wecom' as const, name: '群', enabled: true, kinds: ['turn' as const, 'time' as const], url }
    const body = { requestId: randomUUID(), ...robot, ...where }
    ok(await app.as('operator').call(notifyContract.routes.addRobot, { body }))
  }
}

/** Works for the unit in a post that may not read petitions. */
async function joinCompany(username: string): Promise<void> {
  const { person_id } = await postOf(username)
  const post = { id: randomUUID(), person_id, role: 'grid_worker', organisation_id: place.company }
  await app.db
    .insertInto('people.post')
    .values({ ...post, area_code: `${place.community}001`, valid_from: '2020-01-01' })
    .execute()
  app.forgetSessions()
}

async function becomePetition(): Promise<typeof petition> {
  const { district, id } = request
  const decision = { decision: 'petition' as const, reason: '属于申诉求决类信访事项' }
  const reply = await app.as('dispatcher').call(routes.decidePetition, {
    params: { district, id },
    body: { requestId: randomUUID(), ...decision },
  })
  const begun = routes.decidePetition.reply.parse(ok(reply)).decision?.petition
  const row = await app.db
    .selectFrom('workflow.case')
    .select('id')
    .where('subject_id', '=', begun?.id ?? '')
    .executeTakeFirstOrThrow()
  return { district, id: begun?.id ?? '', caseId: row.id }
}

async function act(username: string, name: string, more: { note?: string; form?: object } = {}): Promise<void> {
  const params = { district: petition.district, id: petition.caseId, name }
  const body = { requestId: randomUUID(), form: {}, ...more }
  ok(await app.as(username).call(workflow.routes.actOnCase, { params, body: body as never }))
}

function ok(reply: TestReply): unknown {
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

it('no listener hears of it that has not promised to keep it among its readers', () => {
  expect(openSteps).toBeGreaterThan(0)
  expect(heard.filter(one => one.caseId === petition.caseId)).toEqual([])
  expect(heard.filter(one => one.caseId === request.caseId)).toHaveLength(openSteps)
})

it('no webhook is to be told anything of it, nor of the request once it had become one', async () => {
  const rows = await app.db.selectFrom('open_data.delivery').select(['case_id', 'event_type']).execute()
  expect(rows).toEqual([{ case_id: request.caseId, event_type: 'matter.received' }])
  await app.run('open-data.exchange', { tick: 1 })
  const [told] = await app.db.selectFrom('open_data.delivery').select(['state', 'payload']).execute()
  expect(told).toEqual({ state: 'skipped', payload: null })
})

it('no group is told aloud whose turn it is', async () => {
  const { rows } = await sql<{ id: string }>`select data -> 'group' -> 'case' ->> 'id' as id from jobs.job
    where name = 'notify.deliver' and data -> 'group' is not null`.execute(app.db)
  const told = rows.flatMap(({ id }) => (id === null ? [] : [id]))
  expect(told.length).toBeGreaterThan(0)
  expect([...new Set(told)]).toEqual([request.caseId])
})

it('of the unit only those are told who may read it, and it stands on no other workbench', async () => {
  const told = await app.db
    .selectFrom('notify.message as n')
    .innerJoin('auth.user as u', 'u.person_id', 'n.person_id')
    .select('u.username')
    .distinct()
    .where('n.case_id', '=', petition.caseId)
    .execute()
  const names = told.map(row => row.username)
  expect(names).toContain('property')
  expect(names).not.toContain('grid_worker')
  const desk = await app.as('grid_worker').call(workflow.routes.getWorkbench, {})
  expect(JSON.stringify(ok(desk))).not.toContain(petition.caseId)
  const inbox = workflow.routes.getWorkbench.reply.parse(ok(desk)).inboxes
  expect(inbox.reduce((sum, { count }) => sum + count, 0)).toBe(0)
})
