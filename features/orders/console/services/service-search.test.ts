import { expect, test } from 'vitest'
import { readMenuSearch, readServiceSearch, toFilters, withFilters } from './service-search.ts'

test('what the server would refuse never leaves the address', () => {
  const raw = { q: '  理发 ', state: 'open', area: '99', source: 'rumour', limit: 7, final: true, from: 'soon', x: 'y' }
  expect(readServiceSearch(raw)).toEqual({ q: '理发', state: 'open', final: 'true' })
  expect(readMenuSearch({ state: 'open' })).toEqual({})
  expect(readMenuSearch({ state: 'draft' })).toEqual({ state: 'draft' })
})

test('changed filters keep the view and the page size, and go back to the first page', () => {
  const search = { final: 'false', limit: 50, cursor: 'x', from: '2026-12-01' }
  expect(toFilters(search)).toEqual({ dates: '2026-12-01/' })
  expect(withFilters(search, { dates: '/2026-12-09', field: 'elderly' })).toEqual({
    ...{ final: 'false', limit: 50, to: '2026-12-09', field: 'elderly' },
  })
})
