import { expect, test } from 'vitest'
import { slotFault } from './menu-slots.ts'

const now = new Date('2026-12-01T02:00:00Z')
const slot = (startsAt: string, endsAt: string, capacity = 10, waitingCapacity = 5) => ({
  startsAt: `2026-12-${startsAt}Z`,
  endsAt: `2026-12-${endsAt}Z`,
  capacity,
  waitingCapacity,
})
const known = {
  starts_at: new Date('2026-12-05T01:00:00Z'),
  ends_at: new Date('2026-12-05T03:00:00Z'),
  taken: 4,
  waiting: 2,
}

test.each([
  ['stands', slot('05T01:00:00', '05T03:00:00'), undefined, null],
  ['lies in the past', slot('01T01:00:00', '01T03:00:00'), undefined, 'orders.slot_past'],
  ['ends before it begins', slot('05T03:00:00', '05T01:00:00'), undefined, 'orders.slot_order'],
  ['lasts more than half a day', slot('05T01:00:00', '05T14:00:00'), undefined, 'orders.slot_order'],
  ['lies too far ahead', slot('31T23:00:00', '31T23:30:00'), undefined, 'orders.slot_past'],
  ['gets more places', slot('05T01:00:00', '05T03:00:00', 20, 5), known, null],
  ['may lose places nobody has', slot('05T01:00:00', '05T03:00:00', 4, 2), known, null],
  ['may not lose places somebody has', slot('05T01:00:00', '05T03:00:00', 3, 5), known, 'orders.slot_in_use'],
  ['may not move once ordered', slot('05T02:00:00', '05T04:00:00'), known, 'orders.slot_in_use'],
])('a slot %s', (_, given, before, code) => {
  expect(slotFault(given, before, now)?.code ?? null).toBe(code)
})
