import { useQuery } from '@tanstack/react-query'
import type { InputProps } from '#ui/form/form-props.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import type { Place } from '#ui/map/map-props.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { territory } from './api.ts'

const zoom = 15

/** Where the viewer's map begins: the area of their first post. */
export function useGround(code: string | undefined) {
  const area = useQuery({
    queryKey: ['territory', 'area', code],
    queryFn: () => territory.getArea({ params: { code: code ?? '' } }),
    enabled: code !== undefined && code !== '',
    staleTime: 10 * 60_000,
  })
  const { lng = null, lat = null } = area.data ?? {}
  return lng !== null && lat !== null ? { lng, lat } : null
}

/** A press on the map sets the pin; it can be dragged and moved by the arrow keys. */
export function PlaceInput({ id, label, value, change }: InputProps) {
  const t = useT('orders-console')
  const locale = useLocale()
  const place = readPlace(value)
  const code = useViewer().posts[0]?.areaCode ?? ''
  const centre = useGround(code)
  const under = code.slice(0, 12)
  const grids = useQuery({
    queryKey: ['territory', 'boundaries', under, 'below'],
    queryFn: () => territory.listBoundaries({ params: { code: under }, query: { zoom: 15 } }),
    enabled: under !== '',
    staleTime: 10 * 60_000,
  })
  const located = useQuery({
    queryKey: ['territory', 'locate', place?.lng, place?.lat, locale],
    queryFn: () => territory.locate({ query: { lng: place?.lng, lat: place?.lat } }),
    enabled: place !== null,
    placeholderData: former => former,
  })
  const set = ({ lng, lat }: Place) => change({ lng: round(lng), lat: round(lat) })
  return (
    <div id={id} className="oc-point">
      {centre && (
        <MapCanvas
          height={280}
          label={label}
          target={{ centre, zoom }}
          {...(grids.data ? { areas: grids.data } : {})}
          {...(located.data ? { selectedArea: located.data.code } : {})}
          pin={place}
          onPin={set}
          onGround={set}
        />
      )}
      <p role="status" className="oc-quiet">
        {place && located.data
          ? located.data.path
              .slice(1)
              .map(area => area.name)
              .join(' › ')
          : t('noPoint')}
      </p>
    </div>
  )
}

export function readPlace(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null || !('lng' in value) || !('lat' in value)) return null
  const { lng, lat } = value
  return typeof lng === 'number' && typeof lat === 'number' ? { lng, lat } : null
}

/** Six decimals are 0.1 m; more would only pretend. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
