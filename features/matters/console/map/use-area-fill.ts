import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocale, useT } from '#ui/i18n.ts'
import { type AreaLayer, type AreaValue, useAreaLayers } from '#ui/map/area-layer.ts'
import { type BoundaryCollection, type ChildNumbers, matters } from './api.ts'
import { densityValues, measureValues } from './area-values.ts'
import { filledAreas } from './map-shapes.ts'
import type { MapState } from './map-state.ts'
import { isDensity, isMeasure, type Step, stepsOf } from './measure.ts'

/** What the areas are filled by now, for the map, its legend and its table. */
export interface AreaFill {
  title: string
  definition: string
  unit: string
  /** Of which days it speaks; empty where it is this moment. */
  period: string
  steps: readonly Step[]
  values: ReadonlyMap<string, AreaValue>
  /** Some areas have no colour. */
  partly: boolean
  /** It is narrowed by the days chosen. */
  byDays: boolean
  /** Closed matters raised before are not counted. */
  since: string | null
}

interface Drawn {
  parts: BoundaryCollection | undefined
  numbers: ChildNumbers | undefined
}

/** The number the drawn parts are filled by: of matters, a density, or of a layer that another part of the house brings. */
export function useAreaFill(state: MapState, { parts, numbers }: Drawn) {
  const { measure } = state
  const layer = useAreaLayers().find(one => `layer-${one.key}` === measure)
  const density = useDensity(state)
  const reading = useReading(state.area, layer)
  const words = useWords(measure, layer)
  const { t } = words
  const values = useMemo((): AreaValue[] => {
    if (!parts || measure === null) return []
    const marks = { unseen: t('list.unseen'), few: t('list.few'), unknown: t('list.unknown') }
    if (isMeasure(measure)) {
      const codes = parts.features.map(({ properties }) => properties.code)
      return numbers ? measureValues(numbers, codes, { measure, marks }) : []
    }
    if (isDensity(measure)) return density.data ? densityValues(density.data, parts, { density: measure, marks }) : []
    return [...(reading.data?.values ?? [])]
  }, [parts, measure, numbers, density.data, reading.data, t])
  const steps = useMemo(() => (measure === null ? [] : stepsOf(measure, shown(values))), [measure, values])
  const byCode = useMemo(() => new Map(values.map(value => [value.code, value])), [values])
  const areas = useMemo(() => parts && filledAreas(parts, { steps, values: byCode }), [parts, steps, byCode])
  const { title, definition, unit } = words
  const partly = values.some(value => value.value === null)
  const period = layer ? (reading.data?.period ?? '') : ''
  const byDays = isDensity(measure)
  const since = (byDays && density.data?.since) || null
  const fill: AreaFill | null =
    measure === null ? null : { title, definition, unit, period, steps, values: byCode, partly, byDays, since }
  return { fill, areas, found: isDensity(measure) ? density : reading }
}

function shown(values: readonly AreaValue[]): number[] {
  return values.flatMap(({ value }) => (value === null ? [] : [value]))
}

function useWords(measure: MapState['measure'], layer: AreaLayer | undefined) {
  const t = useT('matters-map')
  if (layer) return { t, title: t(layer.label), definition: t(layer.definition), unit: layer.unit }
  if (measure === null || measure.startsWith('layer-')) return { t, title: '', definition: '', unit: '' }
  return { t, title: t(`measures.${measure}.name`), definition: t(`measures.${measure}.definition`), unit: '' }
}

function useDensity({ area, level, measure, filters }: MapState) {
  return useQuery({
    queryKey: ['matters', 'area-density', area, level, filters],
    queryFn: () => matters.areaDensity({ params: { code: area }, query: { ...filters, level } }),
    enabled: isDensity(measure),
    staleTime: 20_000,
  })
}

function useReading(area: string, layer: AreaLayer | undefined) {
  const locale = useLocale()
  return useQuery({
    queryKey: ['map', 'area-layer', area, layer?.key, locale],
    queryFn: ({ signal }) => (layer ? layer.read(area, signal) : Promise.reject(new Error('No layer'))),
    enabled: layer !== undefined,
    staleTime: 5 * 60_000,
  })
}
