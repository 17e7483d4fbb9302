import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aesProvider, deriveKey } from './crypto.ts'

const secret = 'a-secret-of-at-least-thirty-two-characters'
const provider = aesProvider(secret)
const text = fc.string({ unit: 'binary', maxLength: 60 })

test('whatever is encrypted comes back, and never looks the same twice', () => {
  fc.assert(
    fc.property(text, plain => {
      const [one, two] = [provider.encrypt(plain), provider.encrypt(plain)]
      expect(aesProvider(secret).decrypt(one)).toBe(plain)
      expect(one.cipher).not.toBe(two.cipher)
      expect(one).toMatchObject({ alg: 'A256GCM', keyId: 'k1' })
    }),
  )
})

test('a change of any single bit is found', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
      const sealed = provider.encrypt(plain)
      const raw = Buffer.from(sealed.cipher, 'base64url')
      const index = at % raw.length
      raw[index] = (raw[index] ?? 0) ^ (1 << bit)
      expect(() => provider.decrypt({ ...sealed, cipher: raw.toString('base64url') })).toThrow(Error)
    }),
  )
})

test('a text that was cut, of another key or of another algorithm is refused', () => {
  const sealed = provider.encrypt('13812345678')
  expect(() => provider.decrypt({ ...sealed, cipher: sealed.cipher.slice(0, -4) })).toThrow(Error)
  expect(() => provider.decrypt({ ...sealed, cipher: '' })).toThrow(Error)
  expect(() => aesProvider(`${secret}!`).decrypt(sealed)).toThrow(Error)
  expect(() => provider.decrypt({ ...sealed, keyId: 'k2' })).toThrow('Unknown key A256GCM/k2')
  expect(() => provider.decrypt({ ...sealed, alg: 'SM4' })).toThrow('Unknown key SM4/k1')
})

test('a blind index is the same for the same value, and another for another value, purpose or secret', () => {
  const index = provider.blindIndex('phone', '13812345678')
  expect(aesProvider(secret).blindIndex('phone', '13812345678')).toBe(index)
  const others = [
    provider.blindIndex('phone', '13812345679'),
    provider.blindIndex('phone_tail', '13812345678'),
    aesProvider(`${secret}!`).blindIndex('phone', '13812345678'),
  ]
  expect(new Set([index, ...others]).size).toBe(4)
  expect(index).not.toContain('13812345678')
  expect(Buffer.from(index, 'base64url')).toHaveLength(32)
})

test('keys of different purposes have nothing in common', () => {
  expect(deriveKey(secret, 'a')).toHaveLength(32)
  expect(deriveKey(secret, 'a')).toEqual(deriveKey(secret, 'a'))
  expect(deriveKey(secret, 'a')).not.toEqual(deriveKey(secret, 'b'))
})
