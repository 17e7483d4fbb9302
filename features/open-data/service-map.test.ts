import { expect, it } from 'vitest'
import { readServiceMap, writeServiceMap } from './service-map.ts'

it('reads a line for each category and writes it back', () => {
  const text = 'livelihood.sewer = 104\nhazard.lift = lifts'
  expect(readServiceMap(`\n  ${text}\n`)).toEqual({ map: { 'livelihood.sewer': '104', 'hazard.lift': 'lifts' } })
  expect(writeServiceMap({ 'livelihood.sewer': '104', 'hazard.lift': 'lifts' })).toBe(text)
})

it('names the line that says nothing', () => {
  expect(readServiceMap('livelihood.sewer = 104\nlift 3')).toEqual({ fault: 'lift 3' })
})
