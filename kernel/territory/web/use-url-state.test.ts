import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainSearch, readUrlState } from './use-url-state.ts'

/** What the router does to an address between two pages. */
function travel(search: Record<string, string | number>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(search))
}

it('brings every word back as it was, codes of 18 digits and leading zeros included', () => {
  const word = fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^-?[0-9]{1,18}(\.[0-9]{1,6})?$/))
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), word), state => {
      expect(readUrlState(travel(plainSearch(state)))).toEqual({ ...state })
    }),
  )
})

it('writes area codes without quotes and leaves out what is not set', () => {
  expect(plainSearch({ area: '990101001001001', cursor: undefined, q: '' })).toEqual({ area: 990101001001001 })
  expect(plainSearch({ code: '990101001001001001' })).toEqual({ code: '990101001001001001' })
})
