import { expect, test } from 'vitest'
import { filtersOf, fromFirst, readListSearch } from './list-search.ts'

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
