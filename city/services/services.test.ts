import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { procedures } from '#features/orders/index.ts'
import { nationalCalendar } from '#kernel/calendar/index.ts'
import { replay, shippedLimits, verifyHistory } from '#kernel/workflow/index.ts'
import { buildCity } from '../city.ts'
import { createDirectory } from '../play/directory.ts'
import { createRandom } from '../random.ts'
import { planOrders } from './menu-stories.ts'
import { planNeeds } from './need-stories.ts'
import { playService, type Playing } from './play-service.ts'
import { planWishes } from './wish-stories.ts'

const city = buildCity(2026, 'small')
const now = new Date('2026-11-22T06:00:00Z')
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

function play() {
  const random = createRandom(1, 'services')
  let sequence = 0
  const playing: Playing = {
    world: {
      ...{ now, directory: createDirectory(city), digest, calendar: nationalCalendar() },
      walk: () => {
        throw new Error('No service is dispatched by the duty list')
      },
      limits: { profile: 'beijing', rows: shippedLimits(new Date('2000-01-01'), () => random.id(now)) },
      number: () => '',
    },
    random,
    sequence: () => (sequence += 1),
  }
  return [...planNeeds(city), ...planOrders(city), ...planWishes(city)].map(plan => playService(playing, plan))
}

test('every story is played by whoever may take its steps, and its history holds', () => {
  for (const { actions, record } of play()) {
    const procedure = procedures.find(one => one.key === record.case.procedure)
    expect(verifyHistory(digest, record.case, actions)).toEqual([])
    expect(procedure && JSON.stringify(replay(procedure, actions).record)).toBe(JSON.stringify(record))
  }
})

test('there is something in every standing a screen shows', () => {
  const states = new Set(play().map(({ record }) => `${record.case.procedure}.${record.case.state}`))
  for (const state of [
    'open',
    'assigned',
    'with_unit',
    'taken',
    'waiting',
    'missed',
    'confirming',
    'done',
    'withdrawn',
  ])
    expect(states).toContain(`service_order.${state}`)
  for (const state of [
    'screening',
    'published',
    'unclaimed',
    'offered',
    'taken',
    'confirming',
    'fulfilled',
    'declined',
  ])
    expect(states).toContain(`micro_wish.${state}`)
  for (const state of ['collected', 'sorted']) expect(states).toContain(`service_need.${state}`)
})
