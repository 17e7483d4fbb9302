import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { TestApp, TestClient, TestReply } from '#apps/server/testing.ts'
import { notifyContract } from '../contract.ts'

export interface Home {
  district: string
  lng: number
  lat: number
  compoundId: string
  /** The property company of the compound. */
  company: string
}

/** Where the personas of the test city meet: a compound of the dispatcher's community, served by the property manager. */
export async function homeOf(app: TestApp): Promise<Home> {
  const row = await app.db
    .selectFrom('auth.user as u')
    .innerJoin('people.post as t', 't.person_id', 'u.person_id')
    .innerJoin('people.pairing as p', 'p.organisation_id', 't.organisation_id')
    .innerJoin('territory.compound as c', join =>
      join.on(eb => eb('p.target_id', '=', eb.cast<string>('c.id', 'text'))),
    )
    .innerJoin('people.post as d', 'd.area_code', 'c.community_code')
    .innerJoin('auth.user as du', 'du.person_id', 'd.person_id')
    .select(['c.district', 'c.id', 'c.lng', 'c.lat', 't.organisation_id'])
    .where('u.username', '=', 'property')
    .where('du.username', '=', 'dispatcher')
    .where('p.target_kind', '=', 'compound')
    .orderBy('c.id')
    .executeTakeFirstOrThrow()
  const { district, lng, lat } = row
  return { district, lng, lat, compoundId: row.id, company: row.organisation_id ?? '' }
}

export interface Reported {
  district: string
  caseId: string
  number: string
}

/** A resident request about a sewer in the home compound. */
export async function report(client: TestClient, home: Home, more: object = {}): Promise<Reported> {
  const { lng, lat, compoundId } = home
  const payload = {
    requestId: randomUUID(),
    kind: 'resident_request',
    words: '小区门口污水外溢',
    categoryId: 'livelihood.sewer',
    point: { lng, lat },
    compoundId,
    ...more,
  }
  return okOf(await client.raw({ method: 'POST', url: '/api/matters', payload })) as Reported
}

export async function act(client: TestClient, to: Reported, name: string, step: object = {}): Promise<void> {
  const url = `/api/cases/${to.district}/${to.caseId}/actions/${name}`
  okOf(await client.raw({ method: 'POST', url, payload: { requestId: randomUUID(), ...step } }))
}

/** The id of a photo this person may attach. */
export async function photoOf(client: TestClient, district: string): Promise<string> {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#778' } })
    .jpeg()
    .toBuffer()
  const reply = await client.upload(`/api/files?district=${district}`, [{ name: 'after.jpg', bytes }])
  return (okOf(reply) as { files: { id: string }[] }).files[0]?.id ?? ''
}

/** A page of somebody's inbox, in the language they ask for. */
export async function inboxOf(client: TestClient, query: Record<string, string> = {}, locale = 'zh') {
  const url = `${notifyContract.routes.listMessages.path}?${new URLSearchParams(query)}`
  const reply = await client.raw({ method: 'GET', url, headers: { 'accept-language': locale } })
  return notifyContract.routes.listMessages.reply.parse(okOf(reply))
}

/** What an inbox says of one case, oldest first. */
export async function saidOf(client: TestClient, { caseId }: Reported, locale = 'zh'): Promise<string[]> {
  const { items } = await inboxOf(client, { limit: '200' }, locale)
  return items
    .filter(item => item.case?.id === caseId)
    .map(item => item.text)
    .toReversed()
}

export async function personOf(app: TestApp, username: string): Promise<string> {
  const row = await app.db
    .selectFrom('auth.user')
    .select('person_id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return row.person_id ?? ''
}

function okOf(reply: TestReply): unknown {
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}
