import { randomUUID } from 'node:crypto'
import type { TestApp } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../contract.ts'

const { routes } = contract

/** The community the personas share, and one who can serve. */
export async function homeOf(app: TestApp) {
  const [desk, property] = [await sessionOf(app, 'dispatcher'), await sessionOf(app, 'property')]
  return { communityCode: desk.posts[0]?.areaCode ?? '', organisationId: property.posts[0]?.organisationId ?? '' }
}

async function sessionOf(app: TestApp, as: string): Promise<Session> {
  return (await app.as(as).raw({ method: 'GET', url: '/api/session' })).body as Session
}

interface Session {
  posts: { areaCode: string; organisationId: string }[]
}

export interface Answer {
  district: string
  id: string
  caseId: string
  number: string
}

const HOUR = 3_600_000

export function slotIn(app: TestApp, days: number, capacity: number, waitingCapacity = capacity) {
  const starts = new Date(Math.ceil((app.clock.now().getTime() + days * 24 * HOUR) / HOUR) * HOUR)
  return {
    startsAt: starts.toISOString(),
    endsAt: new Date(starts.getTime() + 2 * HOUR).toISOString(),
    capacity,
    waitingCapacity,
  }
}

interface ItemOf {
  areaCode: string
  slots: ReturnType<typeof slotIn>[]
  providerKind?: 'organisation' | 'person' | 'open'
  providerId?: string | null
  title?: string
}

export async function publishedItem(app: TestApp, of: ItemOf) {
  const added = await app.as('dispatcher').call(routes.addMenuItem, {
    body: {
      requestId: randomUUID(),
      title: '周末义剪',
      description: '给行动不便的老人上门理发。',
      field: 'elderly',
      place: '党群服务站',
      providerKind: 'open',
      providerId: null,
      ...of,
    },
  })
  if (added.status !== 200) throw new Error(`${added.status} ${JSON.stringify(added.body)}`)
  const item = added.body as Item
  const params = { district: item.district, id: item.id }
  const published = await app
    .as('dispatcher')
    .call(routes.publishMenuItem, { params, body: { requestId: randomUUID() } })
  if (published.status !== 200) throw new Error(`${published.status} ${JSON.stringify(published.body)}`)
  return { ...item, slotId: item.slotList[0]?.id ?? '', params }
}

export interface Item {
  district: string
  id: string
  slotList: { id: string; taken: number; waiting: number; capacity: number; startsAt: string; endsAt: string }[]
}

export function orderOf(
  app: TestApp,
  slot: { district: string; slotId: string },
  given: { as?: string; forWhom?: 'self' | 'neighbour' } = {},
) {
  const forWhom = given.forWhom ?? 'self'
  const behalf = { consent: true, contact: { name: '孙奶奶', phone: '13800138000' } }
  return app.as(given.as ?? 'resident').call(routes.placeOrder, {
    body: {
      requestId: randomUUID(),
      district: slot.district,
      slotId: slot.slotId,
      forWhom,
      ...(forWhom === 'neighbour' ? behalf : {}),
    },
  })
}

/** Takes an action of a case as a persona. */
export function act(
  app: TestApp,
  as: string,
  given: { district: string; caseId: string; name: string; note?: string; form?: Record<string, unknown> },
) {
  const { district, caseId, name, ...rest } = given
  return app.as(as).call(workflow.routes.actOnCase, {
    params: { district, id: caseId, name },
    body: { requestId: randomUUID(), ...rest },
  })
}
