import { expect, test } from 'vitest'
import { aCase, COMMUNITY, contextAt, GRID, idsFrom, MONDAY, STREET } from './fixtures.ts'
import { type LimitRow, pickLimit } from './limits.ts'
import { PROFILES, shippedLimits } from './profiles.ts'

const PLAIN: LimitRow = {
  id: 'plain',
  profile: 'beijing',
  procedure: null,
  state: null,
  category: null,
  urgency: null,
  area_code: null,
  amount: 1,
  unit: 'day',
  warn_ratio: 0.8,
  version: 1,
  effective_from: new Date('2026-01-01T00:00:00+08:00'),
  effective_to: null,
}
const subject = { procedure: 'lantern', state: 'handling', category: 'light', urgency: 'urgent', area_code: GRID }

function picked(rows: readonly Partial<LimitRow>[], at = MONDAY, profile = 'beijing') {
  const named = rows.map((row, index) => ({ ...PLAIN, id: `row ${index}`, ...row }))
  return pickLimit({ profile, rows: named }, subject, at)?.id ?? null
}

test('a category outweighs an urgency, that a nearer area, that a state, that a procedure', () => {
  const ladder: Partial<LimitRow>[] = [
    {},
    { procedure: 'lantern' },
    { procedure: 'lantern', state: 'handling' },
    { area_code: STREET },
    { area_code: COMMUNITY },
    { urgency: 'urgent' },
    { category: 'light' },
  ]
  for (let length = 1; length <= ladder.length; length += 1) {
    const rows = ladder.slice(0, length)
    expect(picked(rows)).toBe(`row ${length - 1}`)
    expect(picked(rows.toReversed())).toBe('row 0')
  }
})

test('a field covers its items, and an item outweighs its field', () => {
  const within = (rows: readonly Partial<LimitRow>[]) => {
    const named = rows.map((row, index) => ({ ...PLAIN, id: `row ${index}`, ...row }))
    return pickLimit({ profile: 'beijing', rows: named }, { ...subject, category: 'light.street' }, MONDAY)?.id ?? null
  }
  expect(within([{ category: 'light.street' }, { category: 'light' }])).toBe('row 0')
  expect(within([{ urgency: 'urgent' }, { category: 'light' }])).toBe('row 1')
  expect(within([{ category: 'lig' }, { category: 'light.street.lamp' }])).toBeNull()
})

test('rows that do not match, are of another profile, or not in force, do not decide', () => {
  expect(picked([{ category: 'water' }, { urgency: 'normal' }, { state: 'rating' }, { procedure: 'other' }])).toBeNull()
  expect(picked([{ area_code: '990102' }])).toBeNull()
  expect(picked([{}], MONDAY, 'working_day')).toBeNull()
  expect(picked([{ effective_from: new Date(MONDAY.getTime() + 1) }])).toBeNull()
  expect(picked([{ effective_to: MONDAY }])).toBeNull()
  expect(picked([{ effective_from: MONDAY, effective_to: new Date(MONDAY.getTime() + 1) }])).toBe('row 0')
})

test('between equals the later in force wins, then the higher version', () => {
  expect(picked([{ effective_from: new Date('2026-02-01') }, {}])).toBe('row 0')
  expect(picked([{}, { version: 2 }])).toBe('row 1')
})

test('the two shipped profiles have a limit for every urgency', () => {
  const rows = shippedLimits(PLAIN.effective_from, idsFrom())
  for (const profile of PROFILES) {
    const of = (urgency: string) => pickLimit({ profile, rows }, { ...subject, urgency }, MONDAY)
    expect([of('emergency')?.unit, of('complex')?.amount]).toEqual(
      profile === 'beijing' ? ['hour', 15] : ['work_hour', 13],
    )
    expect(of('urgent')).not.toBeNull()
    expect(of('normal')).not.toBeNull()
  }
})

test('a clock keeps the rule it started by', () => {
  const row = {
    ...PLAIN,
    id: 'slow',
    state: 'received',
    amount: 3,
    unit: 'work_day' as const,
    warn_ratio: 0.5,
    version: 7,
  }
  const { clocks, record } = aCase(contextAt(MONDAY, idsFrom(), [row]))
  expect(clocks.started[0]?.why).toMatchObject({
    source: 'limit',
    ruleId: 'slow',
    version: 7,
    warnRatio: 0.5,
    limit: { amount: 3, unit: 'work_day' },
  })
  expect(record.case.due_at).toEqual(new Date('2026-03-05T18:00:00+08:00'))
})
