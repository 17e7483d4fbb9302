import { type Locale } from '#platform/i18n.ts'
import { CATALOGUE_VERSION, type Indicator, indicators } from '../catalogue.ts'
import { words } from './report-words.ts'

/** The catalogue in words, for whoever reads the numbers over HTTP. */
export function listIndicators(locale: Locale) {
  const t = words(locale)
  return {
    version: CATALOGUE_VERSION,
    indicators: indicators.map((indicator: Indicator) => {
      const { key, group, unit, source, how } = indicator
      const part = (name: string) => t(`indicators.${key}.${name}`)
      return {
        key,
        group,
        unit,
        source,
        name: part('name'),
        formula: part('formula'),
        numerator: part('numerator'),
        denominator: part('denominator'),
        period: part('period'),
        small: t(`small.${how === 'rate' ? 'rate' : 'count'}`),
      }
    }),
  }
}
