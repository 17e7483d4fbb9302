import { useQuery } from '@tanstack/react-query'
import type { Areas } from '#ui/map/map-props.ts'
import { territory } from './api.ts'
import type { Spot } from './place-moves.ts'

/** Outlines so that the pin stands somewhere even without a base map: the grids of its street, before that the streets of the city. */
export function useOutlines({ place, city }: { place: string | undefined; city: string | null }): Areas | undefined {
  const street = place && place.length >= 9 ? place.slice(0, 9) : null
  const grids = useBoundaries(street, 'grid')
  const streets = useBoundaries(place === undefined ? city : null, 'street')
  return street ? grids : streets
}

/** The grids around a point. */
export function useGridsAt(spot: Spot): Areas | undefined {
  const located = useQuery({
    queryKey: ['territory', 'street-of', spot.lng, spot.lat],
    queryFn: () => territory.locate({ query: { lng: spot.lng, lat: spot.lat } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return useOutlines({ place: located.data?.code, city: null })
}

function useBoundaries(code: string | null, level: 'grid' | 'street'): Areas | undefined {
  const shapes = useQuery({
    queryKey: ['territory', 'boundaries', code, level],
    queryFn: () => territory.listBoundaries({ params: { code: code ?? '' }, query: { level } }),
    enabled: code !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: previous => previous,
  })
  return shapes.data
}
