import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actionKeys } from './action-keys.ts'

test('an action goes by its first free letter', () => {
  expect([...actionKeys(['dispatch', 'decline', 'escalate'])]).toEqual([
    ['dispatch', 'd'],
    ['decline', 'e'],
    ['escalate', 's'],
  ])
})

test('no two actions share a key, and the keys of the list stay free', () => {
  const name = fc.stringMatching(/^[a-z_]{1,12}$/)
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 15 }), names => {
      const keys = [...actionKeys(names).values()]
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys).not.toContain('j')
      expect(keys).not.toContain('k')
      for (const key of keys) expect(key).toMatch(/^[a-z]$/)
    }),
  )
})
