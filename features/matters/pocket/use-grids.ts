import { useQuery } from '@tanstack/react-query'
import type { Areas } from '#ui/map/map-props.ts'
import { territory } from './api.ts'

/** Outlines of the grids of the street, so that the pin stands somewhere even without a base map. */
export function useGrids(code: string | undefined): Areas | undefined {
  const street = code && code.length >= 9 ? code.slice(0, 9) : undefined
  const shapes = useQuery({
    queryKey: ['territory', 'boundaries', street],
    queryFn: () => territory.listBoundaries({ params: { code: street ?? '' }, query: { level: 'grid' } }),
    enabled: street !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: previous => previous,
  })
  return shapes.data
}
