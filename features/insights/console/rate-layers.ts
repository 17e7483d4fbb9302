import { translate } from '#platform/i18n.ts'
import { currentLocale } from '#ui/i18n.ts'
import type { AreaLayer } from '#ui/map/area-layer.ts'
import { indicators } from '../catalogue.ts'
import { days, lastWholeDay, startOf } from '../dates.ts'
import { figureText } from '../words.ts'
import { insights } from './api.ts'

/** Rates a city publishes; the others are in the pages of the indicators. */
const MAPPED = ['response_rate', 'solution_rate', 'satisfaction_rate', 'handling_on_time']

/**
 * The rates of the last whole month by area, for the One Map: the same numbers the report of that month freezes, small
 * ones kept back as there.
 */
export const rateLayers: readonly AreaLayer[] = indicators
  .filter(({ key }) => MAPPED.includes(key))
  .map(indicator => ({
    key: indicator.key,
    label: `insights:indicators.${indicator.key}.name`,
    definition: `insights:indicators.${indicator.key}.formula`,
    permission: 'indicator.read',
    unit: '%',
    async read(area, signal) {
      const at = days.add(startOf('month', lastWholeDay(new Date())), -1)
      const { period, table } = await insights.readNumbers(
        { query: { area, by: 'area', period: 'month', at } },
        { signal },
      )
      const words = (key: string, params?: Record<string, string | number>) =>
        translate(currentLocale(), `insights:${key}`, params)
      return {
        period: `${period.from} – ${period.to}`,
        values: table.rows
          .filter(({ key }) => key !== 'rest')
          .map(({ key, current }) => {
            const figure = current.assessed[indicator.key]
            const value = figure?.value ?? null
            return {
              code: key,
              value: value === null ? null : Math.round(value * 10) / 10,
              text: figureText(words, indicator, figure),
            }
          }),
      }
    },
  }))
