import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Areas, Bounds } from '#ui/map/map-props.ts'
import { codeLength, parentOf } from '../code.ts'
import type { AreaDetail } from '../shapes.ts'
import { territory } from './api.ts'

const detail: Record<number, number> = {
  [codeLength.city]: 12,
  [codeLength.district]: 14,
  [codeLength.street]: 16,
  [codeLength.community]: 18,
}

/** The parts of an area; of one without parts, the area itself. Undefined while on its way, and where nothing is drawn. */
export function useDrawnAreas({
  code,
  level,
  children,
}: Pick<AreaDetail, 'code' | 'level' | 'children'>): Areas | undefined {
  const own = children === 0
  const under = own ? (parentOf(code) ?? code) : code
  const { data } = useQuery({
    queryKey: ['territory', 'drawn', under, own ? level : 'parts'],
    queryFn: () =>
      territory.listBoundaries({
        params: { code: under },
        query: { ...(own ? { level } : {}), zoom: detail[under.length] ?? 18 },
      }),
    staleTime: 60_000,
  })
  return useMemo(() => {
    if (!data) return undefined
    const features = data.features
      .filter(({ properties }) => !own || properties.code === code)
      .map(({ geometry, properties }) => ({
        type: 'Feature' as const,
        geometry,
        properties: { code: properties.code, name: properties.name },
      }))
    return features.length === 0 ? undefined : { type: 'FeatureCollection', features }
  }, [data, own, code])
}

/** West, south, east, north. */
export function boundsOfAreas(areas: Areas): Bounds | null {
  const positions = areas.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2),
  )
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng = 0, lat = 0] of positions) {
    bounds[0] = Math.min(bounds[0], lng)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lng)
    bounds[3] = Math.max(bounds[3], lat)
  }
  return positions.length === 0 ? null : bounds
}
