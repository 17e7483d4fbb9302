import type { Indicator, Scale } from '../scheme.ts'
import { blankRules } from './blank-scheme.ts'

export function replaceAt<T>(list: readonly T[], index: number, next: T): T[] {
  return list.map((one, at) => (at === index ? next : one))
}

export function withoutAt<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index)
}

export function sumOf<T>(list: readonly T[], part: (one: T) => number): number {
  return list.reduce((sum, one) => sum + part(one), 0)
}

/** A key nobody in the list has. */
export function freeKey(list: readonly { key: string }[], stem: string): string {
  let number = list.length + 1
  while (list.some(one => one.key === `${stem}${number}`)) number += 1
  return `${stem}${number}`
}

/** What is still missing to the whole is its weight. */
export function blankIndicator(list: readonly Indicator[], source: Indicator['source']): Indicator {
  const base = {
    key: freeKey(list, 'indicator_'),
    name: { zh: '新指标', en: 'New indicator' },
    definition: { zh: '', en: '' },
    weight: Math.max(1, 10_000 - sumOf(list, one => one.weight)),
  }
  if (source === 'counted') return { ...base, source, measure: '', zeroAt: 0, fullAt: 10_000 }
  return { ...base, source, scale: blankScale('grades') }
}

/** The four grades of the field, or points from 0 to 10. */
export function blankScale(kind: Scale['kind']): Scale {
  const [first] = blankRules().indicators
  if (kind === 'grades' && first?.source === 'scored') return first.scale
  return { kind: 'points', min: 0, max: 10 }
}
