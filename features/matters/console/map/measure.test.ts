import fc from 'fast-check'
import { expect, it } from 'vitest'
import { colourOf, stepsOf } from './measure.ts'

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

it('keeps two equal districts apart from a large third', () => {
  expect(stepsOf('open', [55, 55, 133]).map(({ from, to }) => [from, to])).toEqual([
    [55, 55],
    [133, 133],
  ])
})
