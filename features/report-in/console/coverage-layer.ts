import { currentLocale } from '#ui/i18n.ts'
import { translate } from '#platform/i18n.ts'
import type { AreaLayer } from '#ui/map/area-layer.ts'
import { reportIn } from './api.ts'

/** On the One Map: the share of buildings nobody answers for, area by area. */
export const coverageLayer: AreaLayer = {
  key: 'uncovered_buildings',
  label: 'report-in-console:layer.label',
  definition: 'report-in-console:layer.definition',
  permission: 'linkage.read',
  unit: '%',
  async read(area, signal) {
    const { items } = await reportIn.coverageByArea({ params: { code: area } }, { signal })
    return {
      period: translate(currentLocale(), 'report-in-console:layer.period'),
      values: items.map(({ code, buildings, uncovered }) => {
        const value = buildings === 0 ? null : Math.round((uncovered / buildings) * 1000) / 10
        return { code, value, text: value === null ? '—' : `${value}%` }
      }),
    }
  },
}
