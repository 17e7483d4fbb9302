import { useQuery } from '@tanstack/react-query'
import { useLocale } from '#ui/i18n.ts'
import type { Place } from '#ui/map/map-props.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { territory } from './api.ts'

/** The grid, the way down and the compound of a point. */
export function useLocated(place: Place | null) {
  const locale = useLocale()
  return useQuery({
    queryKey: ['territory', 'locate', place?.lng, place?.lat, locale],
    queryFn: () => territory.locate({ query: { lng: place?.lng, lat: place?.lat } }),
    enabled: place !== null,
    placeholderData: former => former,
  })
}

/** Where a map of the viewer's work begins, and the grids to draw on it. */
export function useHomeGround() {
  const { posts } = useViewer()
  const code = posts[0]?.areaCode ?? ''
  const area = useQuery({
    queryKey: ['territory', 'area', code],
    queryFn: () => territory.getArea({ params: { code } }),
    enabled: code !== '',
    staleTime: 10 * 60_000,
  })
  const under = code.length > 12 ? code.slice(0, 12) : code
  const grids = useQuery({
    queryKey: ['territory', 'boundaries', under, 'below'],
    queryFn: () => territory.listBoundaries({ params: { code: under }, query: { zoom: 15 } }),
    enabled: code !== '',
    staleTime: 10 * 60_000,
  })
  const { lng = null, lat = null } = area.data ?? {}
  return { district: code.slice(0, 6), centre: lng !== null && lat !== null ? { lng, lat } : null, grids: grids.data }
}
