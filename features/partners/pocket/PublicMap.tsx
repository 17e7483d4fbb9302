import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { labelPoint } from '#ui/map/label-point.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import type { Bounds, Cluster } from '#ui/map/map-props.ts'
import { partners, territory } from './api.ts'
import './partners.css'

interface PublicMapProps {
  field: string | undefined
  area: string | undefined
  onArea: (code: string) => void
}

/** How many partners there are in each part of the city, going down by a touch; the same as a list beside it. */
export function PublicMap({ field, area, onArea }: PublicMapProps) {
  const t = useT('partners-pocket')
  const cities = useQuery({
    queryKey: ['territory', 'cities'],
    queryFn: () => territory.listAreas({ query: { parent: 'none' } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const code = area && area.length < 12 ? area : (cities.data?.items[0]?.code ?? '')
  const shapes = useQuery({
    queryKey: ['territory', 'boundaries', code, 'parts'],
    queryFn: () => territory.listBoundaries({ params: { code }, query: { zoom: 13 } }),
    enabled: code !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const counts = useQuery({
    queryKey: ['partners', 'public', 'map', code, field],
    queryFn: () => partners.countPublicPartners({ query: { areaCode: code, ...(field ? { field } : {}) } }),
    enabled: code !== '',
  })
  const clusters = useMemo(() => {
    const byCode = new Map(counts.data?.items.map(item => [item.code, item]))
    return (shapes.data?.features ?? []).flatMap(({ geometry, properties }): Cluster[] => {
      const item = byCode.get(properties.code)
      const point = item && labelPoint(geometry)
      if (!item || !point) return []
      const [lng = 0, lat = 0] = point
      const title = `${item.name} ${item.count}`
      return [{ id: item.code, lng, lat, count: item.count, byState: { moving: item.count }, title }]
    })
  }, [shapes.data, counts.data])
  const bounds = useMemo(() => shapes.data && boundsOf(shapes.data.features), [shapes.data])
  const error = shapes.error ?? counts.error
  if (error) return <ErrorState error={error} onRetry={() => void counts.refetch()} />
  const list = (
    <ul className="pp-parts">
      {counts.data?.items.map(item => (
        <li key={item.code}>
          <button type="button" className="jl-link" onClick={() => onArea(item.code)}>
            {item.name}
          </button>
          <span>{item.count}</span>
        </li>
      ))}
    </ul>
  )
  if (!shapes.data || !bounds) return <span className="jl-skeleton" />
  return (
    <div className="pp-map">
      <MapCanvas
        label={t('map')}
        target={{ bounds }}
        areas={shapes.data}
        onArea={onArea}
        clusters={clusters}
        onCluster={cluster => onArea(cluster.id)}
        list={list}
      />
    </div>
  )
}

type Shapes = Awaited<ReturnType<typeof territory.listBoundaries>>['features']

function boundsOf(features: Shapes): Bounds | null {
  const places = features.flatMap(({ geometry }) => geometry.coordinates.flat(2))
  if (places.length === 0) return null
  const [lngs, lats] = [places.map(([lng]) => lng), places.map(([, lat]) => lat)]
  const least = (all: number[]) => all.reduce((a, b) => Math.min(a, b))
  const most = (all: number[]) => all.reduce((a, b) => Math.max(a, b))
  return [least(lngs), least(lats), most(lngs), most(lats)]
}
