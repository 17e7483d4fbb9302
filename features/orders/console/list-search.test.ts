import { expect, test } from 'vitest'
import { filtersOf, fromFirst, readListSearch, readMenuSearch, toFilters, withFilters } from './list-search.ts'

test('what the server would not take is dropped from the address', () => {
  expect(readListSearch({ area: '990101', kind: '../x', final: true, limit: 7, q: '  积水 ', other: 'x' })).toEqual({
    area: '990101',
    final: 'true',
    q: '积水',
  })
})

test('another filter begins at the first page and keeps the rest', () => {
  expect(fromFirst({ cursor: 'x', kind: 'flooding', limit: 50 }, { late: 'true' })).toEqual({
    kind: 'flooding',
    late: 'true',
    limit: 50,
  })
  expect(filtersOf({ view: 'map', limit: 20, side: 'street' })).toEqual({ side: 'street' })
})

test('states of the menu are those of an item, and a source is one there is', () => {
  const raw = { q: '  理发 ', state: 'open', area: '99', source: 'rumour', from: 'soon' }
  expect(readListSearch(raw)).toEqual({ q: '理发', state: 'open' })
  expect(readMenuSearch(raw)).toEqual({ q: '理发' })
  expect(readMenuSearch({ state: 'draft' })).toEqual({ state: 'draft' })
})

test('changed filters keep the view and the page size; two dates are one field', () => {
  const search = { final: 'false', limit: 50, cursor: 'x', from: '2026-12-01' }
  expect(toFilters(search)).toEqual({ final: 'false', dates: '2026-12-01/' })
  expect(withFilters(search, { final: 'false', dates: '/2026-12-09', field: 'elderly' })).toEqual({
    ...{ final: 'false', limit: 50, to: '2026-12-09', field: 'elderly' },
  })
})
