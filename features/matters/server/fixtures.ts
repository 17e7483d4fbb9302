import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { z } from 'zod'
import type { TestApp, TestClient, TestReply } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../contract.ts'

type ReportBody = z.input<typeof contract.routes.reportMatter.body>
export type Reported = z.output<typeof contract.routes.reportMatter.reply>

export interface Home {
  district: string
  community: string
  compound: { id: string; lng: number; lat: number }
  /** The property company of the compound. */
  company: string
}

/** Where the personas of the test city meet: a compound of the dispatcher's community that the property manager's company serves. */
export async function homeOf(app: TestApp): Promise<Home> {
  const row = await app.db
    .selectFrom('auth.user as u')
    .innerJoin('people.post as t', 't.person_id', 'u.person_id')
    .innerJoin('people.pairing as p', 'p.organisation_id', 't.organisation_id')
    .innerJoin('territory.compound as c', join =>
      join.on(eb => eb('p.target_id', '=', eb.cast<string>('c.id', 'text'))),
    )
    .select(['c.district', 'c.community_code', 'c.id', 'c.lng', 'c.lat', 't.organisation_id'])
    .where('u.username', '=', 'property')
    .where('c.community_code', 'in', eb =>
      eb
        .selectFrom('auth.user as d')
        .innerJoin('people.post as dt', 'dt.person_id', 'd.person_id')
        .select('dt.area_code')
        .where('d.username', '=', 'dispatcher'),
    )
    .where('p.target_kind', '=', 'compound')
    .orderBy('c.households', 'desc')
    .executeTakeFirstOrThrow()
  return {
    district: row.district,
    community: row.community_code,
    compound: { id: row.id, lng: row.lng, lat: row.lat },
    company: row.organisation_id ?? '',
  }
}

export function aReport(home: Home, more: Partial<ReportBody> = {}): ReportBody {
  return {
    requestId: randomUUID(),
    kind: 'resident_request',
    words: '小区门口污水外溢，味道很大，请尽快处理',
    categoryId: 'livelihood.sewer',
    point: { lng: home.compound.lng, lat: home.compound.lat, crs: 'wgs84' },
    compoundId: home.compound.id,
    place: '东门外',
    ...more,
  }
}

export async function report(client: TestClient, body: ReportBody): Promise<Reported> {
  const reply = await client.call(contract.routes.reportMatter, { body })
  return contract.routes.reportMatter.reply.parse(expectOk(reply))
}

interface Step {
  note?: string
  form?: Record<string, unknown>
  fileIds?: string[]
}

/** Takes an action on the case of a matter. */
export function act(
  client: TestClient,
  matter: { district: string; caseId: string },
  name: string,
  step: Step = {},
): Promise<TestReply<{ code?: string; case?: { state: string; attempt: number } }>> {
  return client.call(workflow.routes.actOnCase, {
    params: { district: matter.district, id: matter.caseId, name },
    body: { requestId: randomUUID(), ...step },
  })
}

export async function uploadPhoto(client: TestClient, district: string): Promise<string> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#778' } })
    .jpeg()
    .toBuffer()
  const reply = await client.upload(`/api/files?district=${district}`, [{ name: 'after.jpg', bytes }])
  const { files } = expectOk(reply) as { files: { id: string }[] }
  return files[0]?.id ?? ''
}

/** From a fresh report up to the moment the requester is asked to rate it. */
export async function bringToRating(app: TestApp, home: Home, matter: Reported): Promise<void> {
  const form = { category: 'livelihood.sewer' }
  expectOk(await act(app.as('dispatcher'), matter, 'accept', { form }))
  await workUntilRating(app, home, matter)
}

export async function workUntilRating(app: TestApp, home: Home, matter: Reported): Promise<void> {
  const property = app.as('property')
  const fileIds = [await uploadPhoto(property, matter.district)]
  const lead = { leadOrganisationId: home.company }
  expectOk(await act(app.as('dispatcher'), matter, 'dispatch', { form: lead }))
  expectOk(await act(property, matter, 'sign'))
  expectOk(await act(property, matter, 'submit', { note: '已疏通', form: { outcome: 'done' }, fileIds }))
  expectOk(await act(app.as('checker'), matter, 'pass'))
}

/** The body of a reply that must be 200; says what the server answered when it is not. */
export function expectOk(reply: TestReply): unknown {
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}
