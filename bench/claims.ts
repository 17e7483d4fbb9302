/**
 * What a crowd costs: so many claims at once on one place with capacity 20 and a waiting list as long, against the same
 * number on places enough for all, through HTTP on PostgreSQL. `npm run bench -- claims [--claims 1000] [--clients 64] [--json]`.
 * `ratio` is answers per second of the crowd over orders per second apart; the crowd must leave exactly 20 with a place.
 */
import { randomUUID } from 'node:crypto'
import { contract } from '#features/orders/index.ts'
import type { Bench } from '#scripts/run/bench.ts'
import { withBenchCity } from './setup/bench-city.ts'
import { type Client, signIn } from './setup/client.ts'
import { round } from './setup/figures.ts'
import { numberFlags, one } from './setup/flags.ts'

const { routes } = contract
const CAPACITY = 20
const TARGET = { ratio: 1, seated: CAPACITY, waiting: CAPACITY }
const HOUR = 3_600_000

interface Slot {
  district: string
  slotId: string
}

export const bench: Bench = async ({ rest }) => {
  const flags = numberFlags(rest, { claims: [1000], clients: [64] })
  const [claims, clients] = [one(flags.claims), one(flags.clients)]
  const { apart, crowd } = await withBenchCity(0, async city => {
    const server = await city.startServer()
    try {
      const desk = await signIn(server.port, 'dispatcher')
      const area = city.city.home.community
      // The first requests of a process are not those of a day.
      await claimAll(desk, { slots: await openSlots(desk, { area, slots: 1 }), claims: CAPACITY, clients })
      const enough = await openSlots(desk, { area, slots: Math.ceil(claims / CAPACITY) })
      const single = await openSlots(desk, { area, slots: 1 })
      return {
        apart: await claimAll(desk, { slots: enough, claims, clients }),
        crowd: await claimAll(desk, { slots: single, claims, clients }),
      }
    } finally {
      await server.stop()
    }
  })
  const ratio = round(crowd.perSecond / apart.perSecond)
  const exact = crowd.seated === CAPACITY && crowd.waiting === CAPACITY && apart.seated === claims
  return {
    name: 'claims',
    figures: { claims, clients, capacity: CAPACITY, apart, crowd },
    ratio,
    target: TARGET,
    holds: exact && ratio >= TARGET.ratio,
  }
}

/** Slots of published items that lie tomorrow. */
async function openSlots(desk: Client, { area, slots }: { area: string; slots: number }): Promise<Slot[]> {
  const starts = Date.now() + 24 * HOUR
  const slot = {
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(starts + HOUR).toISOString(),
    ...{ capacity: CAPACITY, waitingCapacity: CAPACITY },
  }
  const opened: Slot[] = []
  for (let left = slots; left > 0; left -= 60) {
    const item = await desk.call(routes.addMenuItem, {
      body: {
        ...{ requestId: randomUUID(), areaCode: area, title: '周末义剪', description: '给老人理发。' },
        ...{ field: 'elderly', place: '党群服务站', providerKind: 'open' as const },
        slots: Array.from({ length: Math.min(left, 60) }, () => slot),
      },
    })
    const params = { district: item.district, id: item.id }
    await desk.call(routes.publishMenuItem, { params, body: { requestId: randomUUID() } })
    opened.push(...item.slotList.map(({ id }) => ({ district: item.district, slotId: id })))
  }
  return opened
}

type Answer = 'seated' | 'waiting' | 'full'

/** Lets so many clients place the claims, each slot in its turn. Anything but a clear answer ends the bench. */
async function claimAll(desk: Client, work: { slots: readonly Slot[]; claims: number; clients: number }) {
  const answers: Answer[] = []
  let next = 0
  const began = performance.now()
  const client = async () => {
    for (let at = next++; at < work.claims; at = next++) {
      const slot = work.slots[at % work.slots.length]
      if (slot) answers.push(await claim(desk, slot))
    }
  }
  await Promise.all(Array.from({ length: work.clients }, client))
  const seconds = (performance.now() - began) / 1000
  const count = (answer: Answer) => answers.filter(one => one === answer).length
  return {
    perSecond: round(work.claims / seconds),
    ...{ seated: count('seated'), waiting: count('waiting'), full: count('full') },
  }
}

async function claim(desk: Client, slot: Slot): Promise<Answer> {
  const body = {
    ...{ requestId: randomUUID(), ...slot, forWhom: 'neighbour' as const, consent: true },
    contact: { name: '孙奶奶', phone: '13800138000' },
  }
  try {
    const { standing } = await desk.call(routes.placeOrder, { body })
    return standing === 'seated' ? 'seated' : 'waiting'
  } catch (error) {
    if (error instanceof Error && error.message.includes('orders.slot_full')) return 'full'
    throw error
  }
}
