import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Described, likenessOf, metresBetween } from './likeness.ts'

const rule = { metres: 60, days: 30 }
const here: Described = {
  lng: 117.3,
  lat: 31.9,
  compoundId: null,
  categoryId: 'livelihood.sewer',
  words: ['污水', '外溢', '门口'],
}
/** About this many metres to the north. */
const north = (metres: number) => ({ lat: here.lat + metres / 111_320 })

describe('likeness', () => {
  it('is one kind near by, whatever the words', () => {
    expect(likenessOf(here, { ...here, ...north(40), words: ['井'] }, rule)).toMatchObject({
      distanceM: 40,
      sameCategory: true,
      sharedWords: [],
    })
    expect(likenessOf(here, { ...here, ...north(80) }, rule)).toBeNull()
  })

  it('reaches across a compound, with a word in common', () => {
    const mine = { ...here, compoundId: 'c' }
    const far = { ...mine, ...north(300) }
    expect(likenessOf(mine, far, rule)).toMatchObject({ sameCompound: true })
    expect(likenessOf(mine, { ...far, words: ['井盖'] }, rule)).toBeNull()
    expect(likenessOf(mine, { ...far, compoundId: 'd' }, rule)).toBeNull()
  })

  it('asks for two words where the kinds differ or are not known', () => {
    const other = { ...here, ...north(10), categoryId: null }
    expect(likenessOf(here, { ...other, words: ['污水', '外溢'] }, rule)).toMatchObject({ sameCategory: false })
    expect(likenessOf(here, { ...other, words: ['污水', '臭'] }, rule)).toBeNull()
  })

  it('puts the nearer and the more alike first', () => {
    const near = likenessOf(here, { ...here, ...north(5) }, rule)
    const less = likenessOf(here, { ...here, ...north(50), words: ['污水', '路面', '积水'] }, rule)
    expect(near?.score).toBeGreaterThan(less?.score ?? 1)
  })

  it('is the same both ways, and stays within 0 and 1', () => {
    const degrees = fc.double({ min: -0.002, max: 0.002, noNaN: true })
    const words = fc.uniqueArray(fc.constantFrom('污水', '外溢', '路灯', '井盖', '噪音'))
    const described = fc
      .record({ dx: degrees, dy: degrees, words, kind: fc.constantFrom('a.b', 'a.c', null) })
      .map(({ dx, dy, words: said, kind }): Described => {
        return { lng: 117.3 + dx, lat: 31.9 + dy, compoundId: null, categoryId: kind, words: said }
      })
    fc.assert(
      fc.property(described, described, (a, b) => {
        const [one, two] = [likenessOf(a, b, rule), likenessOf(b, a, rule)]
        expect(one?.score ?? 0).toBeCloseTo(two?.score ?? 0)
        expect(one === null).toBe(two === null)
        expect(one?.score ?? 0).toBeGreaterThanOrEqual(0)
        expect(one?.score ?? 0).toBeLessThanOrEqual(1)
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a))
      }),
    )
  })
})
