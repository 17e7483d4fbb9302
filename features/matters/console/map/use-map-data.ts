import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { codeLength } from '#kernel/territory/index.ts'
import { useLocale } from '#ui/i18n.ts'
import type { MapMove } from '#ui/map/map-props.ts'
import { matters, territory } from './api.ts'
import { clustersOf, spotsOf } from './map-shapes.ts'
import type { MapState } from './map-state.ts'

/** How finely boundaries are drawn, by the number of digits of the area whose parts they are. */
const detail: Record<number, number> = {
  [codeLength.city]: 13,
  [codeLength.district]: 14,
  [codeLength.street]: 16,
  [codeLength.community]: 18,
}

/** An area with the way down to it. */
export function useAreaDetail(code: string | null) {
  return useQuery({
    queryKey: ['territory', 'area', code],
    queryFn: () => territory.getArea({ params: { code: code ?? '' } }),
    enabled: code !== null,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
}

/** The drawn parts and their numbers. */
export function useParts({ area, level }: Pick<MapState, 'area' | 'level'>) {
  const zoom = detail[area.length] ?? 16
  const parts = useQuery({
    queryKey: ['territory', 'boundaries', area, level, zoom],
    queryFn: () => territory.listBoundaries({ params: { code: area }, query: { level, zoom } }),
    staleTime: 5 * 60_000,
  })
  const numbers = useQuery({
    queryKey: ['matters', 'child-numbers', area, level],
    queryFn: () => matters.childNumbers({ params: { code: area }, query: { level } }),
    staleTime: 20_000,
  })
  return { parts, numbers }
}

/** The matters in the window, counted by the server or one by one. */
export function useMattersInWindow(state: Pick<MapState, 'area' | 'filters' | 'matters'>, move: MapMove | null) {
  const locale = useLocale()
  const window = move && windowOf(move)
  const found = useQuery({
    queryKey: ['matters', 'map', state.area, state.filters, window, locale],
    queryFn: () =>
      window
        ? matters.mapMatters({ query: { ...state.filters, area: state.area, ...window } })
        : Promise.resolve({ clusters: [], points: [], since: null }),
    enabled: state.matters && window !== null,
    staleTime: 20_000,
    placeholderData: keepPreviousData,
  })
  const reply = state.matters ? found.data : undefined
  const zoom = Math.round((move?.zoom ?? 12) * 2) / 2
  const spots = useMemo(() => spotsOf(reply?.points ?? [], zoom), [reply, zoom])
  const clusters = useMemo(() => (reply ? clustersOf(reply, spots) : []), [reply, spots])
  return { found, clusters, spots, since: reply?.since ?? null }
}

/** A little more than is seen, so that a small move asks for nothing new at its edges. */
function windowOf({ bounds, zoom }: MapMove) {
  const [west, south, east, north] = bounds
  const margin = Math.max(east - west, north - south) * 0.1
  const round = (value: number) => Math.round(value * 1e4) / 1e4
  return {
    west: Math.max(-180, round(west - margin)),
    south: Math.max(-85, round(south - margin)),
    east: Math.min(180, round(east + margin)),
    north: Math.min(85, round(north + margin)),
    zoom: Math.round(zoom * 2) / 2,
  }
}
