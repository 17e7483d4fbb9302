import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { contract } from '#features/orders/index.ts'
import { urlOf } from '#platform/client/call.ts'
import type { Seat } from './browser.ts'
import { type InHand, take } from './command.ts'
import { site } from './site.ts'

const { routes } = contract
const DAY = 86_400_000

/** A published item of the menu with one slot the day after tomorrow. */
export async function offer(desk: Seat, title: string, capacity: number): Promise<void> {
  const { communityCode } = site()
  const starts = Date.now() + 2 * DAY
  const data = {
    ...{ requestId: randomUUID(), areaCode: communityCode, title, description: '带来就修。', field: 'repair' },
    ...{ place: '党群服务站', providerKind: 'open' },
    slots: [
      {
        startsAt: new Date(starts).toISOString(),
        endsAt: new Date(starts + 7_200_000).toISOString(),
        ...{ capacity, waitingCapacity: 2 },
      },
    ],
  }
  const item = await post(desk, urlOf(routes.addMenuItem, {}), data)
  const { district, id } = routes.addMenuItem.reply.parse(item)
  await post(desk, urlOf(routes.publishMenuItem, { params: { district, id } }), { requestId: randomUUID() })
}

/** A wish as its own person raises it. */
export async function wishFor(seat: Seat, words: string): Promise<InHand> {
  const { communityCode } = site()
  const raised = await post(seat, urlOf(routes.raiseWish, {}), {
    requestId: randomUUID(),
    areaCode: communityCode,
    words,
  })
  return { ...routes.raiseWish.reply.parse(raised), title: words }
}

/** Screened by the desk, and on the wall. */
export async function onTheWall(desk: Seat, wish: InHand, title: string): Promise<void> {
  await take(desk, wish, 'publish', { form: { title, publicWords: wish.title, category: 'elderly' } })
}

async function post(seat: Seat, url: string, data: object): Promise<unknown> {
  const reply = await seat.context.request.post(url, { data })
  expect(reply.status(), await reply.text()).toBe(200)
  return reply.json()
}
