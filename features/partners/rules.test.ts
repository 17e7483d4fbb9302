import fc from 'fast-check'
import { expect, test } from 'vitest'
import { titleFrom } from './rules.ts'

test('the first sentence is the title', () => {
  expect(titleFrom('车位被占。打了电话没人管。')).toBe('车位被占')
})

test('a title fits in a list and says something when the words do', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), words => {
      const title = titleFrom(words)
      expect([...title].length).toBeLessThanOrEqual(30)
      expect(title === '').toBe(words.trim() === '')
    }),
  )
})
