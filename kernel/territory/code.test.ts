import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ancestors,
  areaCode,
  districtOf,
  isAreaCode,
  isWithin,
  levelOf,
  lineage,
  parentOf,
  prefixRange,
  withoutPadding,
} from './code.ts'

const part = (digits: number) =>
  fc.integer({ min: 1, max: 10 ** digits - 1 }).map(number => String(number).padStart(digits, '0'))
/** Any code of any level. */
const anyCode = fc
  .tuple(part(4), part(2), part(3), part(3), part(3), part(3), fc.integer({ min: 1, max: 6 }))
  .map(([...all]) => (all.slice(0, Number(all.at(-1))) as string[]).join(''))

test('each level has its length', () => {
  expect(['9901', '990101', '990101003', '990101003001', '990101003001007', '990101003001007002'].map(levelOf)).toEqual(
    ['city', 'district', 'street', 'community', 'grid', 'micro_grid'],
  )
})

test.each([
  '',
  '99',
  '99010',
  '9901010',
  '99010100',
  '9901010030',
  'abcd',
  '99０1',
  ' 9901',
  '341100',
  '341102000000',
  '341102001000',
])('%j is not a code', text => {
  expect(isAreaCode(text)).toBe(false)
  expect(areaCode.safeParse(text).success).toBe(false)
  expect(() => levelOf(text)).toThrow(RangeError)
})

test('the prefix is the ancestry', () => {
  expect(ancestors('990101003001007')).toEqual(['9901', '990101', '990101003', '990101003001'])
  expect(lineage('990101')).toEqual(['9901', '990101'])
  expect(parentOf('9901')).toBeNull()
  expect(parentOf('990101003')).toBe('990101')
  expect(districtOf('990101003001007')).toBe('990101')
  expect(districtOf('9901')).toBe('990100')
})

test('a sibling whose code begins alike is not inside', () => {
  expect(isWithin('990101003001', '990101003')).toBe(true)
  expect(isWithin('990101003', '990101003')).toBe(true)
  expect(isWithin('990101030', '990101003')).toBe(false)
  // Ten digits are no code: neither a street's child nor its sibling can be made of them.
  expect(() => isWithin('9901010030', '990101003')).toThrow(RangeError)
  expect(() => prefixRange('9901010030')).toThrow(RangeError)
})

test('the range ends where the next sibling begins, also after nines', () => {
  expect(prefixRange('990101003')).toEqual(['990101003', '990101004'])
  expect(prefixRange('990101009')).toEqual(['990101009', '99010101'])
  expect(prefixRange('990199')).toEqual(['990199', '9902'])
  expect(prefixRange('9999')).toEqual(['9999', 'a'])
})

test('law: the range holds exactly what lies within', () => {
  fc.assert(
    fc.property(anyCode, anyCode, fc.boolean(), (first, second, related) => {
      const code = related && second.length > first.length ? first + second.slice(first.length) : second
      fc.pre(isAreaCode(code))
      const [from, to] = prefixRange(first)
      expect(code >= from && code < to).toBe(isWithin(code, first))
    }),
    { numRuns: 2_000 },
  )
})

test('padded forms are taken back to their own length', () => {
  expect(withoutPadding('341100')).toBe('3411')
  expect(withoutPadding('341102000000')).toBe('341102')
  expect(withoutPadding('341102')).toBe('341102')
  expect(withoutPadding('341102100')).toBe('341102100')
  expect(withoutPadding('none')).toBe('none')
})
