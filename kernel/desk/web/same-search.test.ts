import { expect, test } from 'vitest'
import { keptSearch, sameSearch } from './same-search.ts'

test('a view keeps filters and order, not where one was in the list', () => {
  expect(
    keptSearch({ bucket: 'check', sort: 'due', cursor: 'abc', limit: 50, open: 'x', q: '', more: { a: 1 } }),
  ).toEqual({
    bucket: 'check',
    sort: 'due',
  })
})

test('two addresses are the same view when they narrow the same', () => {
  expect(sameSearch({ a: '1', b: 'x', cursor: 'z' }, { b: 'x', a: 1 })).toBe(true)
  expect(sameSearch({ a: '1' }, { a: '1', b: 'x' })).toBe(false)
  expect(sameSearch({}, { limit: 50 })).toBe(true)
})
