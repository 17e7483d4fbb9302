import fc from 'fast-check'
import { expect, it } from 'vitest'
import { colourOf, readFill, stepsOf } from './measure.ts'

const counts = fc.array(fc.nat(500), { maxLength: 60 })

it('gives every area with something to count exactly one class, and zero none', () => {
  fc.assert(
    fc.property(counts, values => {
      const steps = stepsOf('open', values)
      expect(steps.length).toBeLessThanOrEqual(4)
      for (const value of values) {
        const holding = steps.filter(step => value >= step.from && value <= step.to)
        expect(holding).toHaveLength(value === 0 ? 0 : 1)
        expect(colourOf(steps, value)).toBe(holding[0]?.colour ?? null)
      }
    }),
  )
})

it('orders its classes from few to many, each in another colour', () => {
  fc.assert(
    fc.property(counts, values => {
      const steps = stepsOf('overdue', values)
      expect(steps.map(step => step.from)).toEqual(steps.map(step => step.from).toSorted((a, b) => a - b))
      expect(new Set(steps.map(step => step.colour)).size).toBe(steps.length)
    }),
  )
})

it('tells its classes apart by lightness alone, so that every eye can', () => {
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map(at => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
  }
  for (const fill of ['open', 'overdue', 'closed30', 'perKm2', 'perHomes', 'layer-satisfaction_rate'] as const) {
    const shades = [1, ...stepsOf(fill, [1, 2, 3, 4]).map(step => luminance(step.colour))]
    for (const [index, shade] of shades.slice(1).entries()) expect((shades[index] ?? 0) - shade).toBeGreaterThan(0.05)
  }
})

it('reads from an address what there is, and a layer of another part by its key', () => {
  const read = (text?: string) => readFill(text, ['satisfaction_rate'])
  expect(['overdue', 'perKm2', 'layer-satisfaction_rate'].map(read)).toEqual([
    'overdue',
    'perKm2',
    'layer-satisfaction_rate',
  ])
  expect(['layer-solution_rate', 'mood', undefined].map(read)).toEqual(['open', 'open', 'open'])
})

it('keeps two equal districts apart from a large third', () => {
  expect(stepsOf('open', [55, 55, 133]).map(({ from, to }) => [from, to])).toEqual([
    [55, 55],
    [133, 133],
  ])
})
