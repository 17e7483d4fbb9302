import fc from 'fast-check'
import { expect, test } from 'vitest'
import { titleOf } from './titles.ts'

test('the first clause is the title', () => {
  expect(titleOf('。东门积水。排水口堵了')).toBe('东门积水')
  expect(titleOf('想学用手机挂号；孩子都在外地')).toBe('想学用手机挂号')
})

test('a title fits in a list and says something when the words do', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), words => {
      const title = titleOf(words)
      expect([...title].length).toBeLessThanOrEqual(30)
      expect(title === '').toBe(words.trim() === '')
    }),
  )
})
