import { expect, test } from 'vitest'
import { readMattersSearch, toFilters, withFilters } from './matters-search.ts'

test('an address keeps what the server would take and drops the rest', () => {
  expect(
    readMattersSearch({
      bucket: 'handle',
      kind: 'nonsense',
      overdue: true,
      area: 990101,
      from: '2026-11-01',
      to: 'yesterday',
      q: '  路灯 ',
      limit: 50,
      other: 'x',
    }),
  ).toEqual({ bucket: 'handle', overdue: 'true', area: '990101', from: '2026-11-01', q: '路灯', limit: 50 })
  expect(readMattersSearch({ limit: 7, q: '   ' })).toEqual({})
})

test('changing a filter keeps the order and goes back to the first page', () => {
  const search = readMattersSearch({ bucket: 'handle', from: '2026-11-01', sort: 'due', cursor: 'abc' })
  const filters = toFilters(search)
  expect(filters).toEqual({ bucket: 'handle', dates: '2026-11-01/' })
  expect(withFilters(search, { ...filters, urgency: 'urgent' })).toEqual({
    bucket: 'handle',
    from: '2026-11-01',
    urgency: 'urgent',
    sort: 'due',
  })
})
