import { useState } from 'react'
import { useUrlState } from '#kernel/territory/web/index.ts'
import { AreaBreadcrumb } from '#ui/AreaBreadcrumb.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import { useAreaLayers } from '#ui/map/area-layer.ts'
import type { Cluster, MapMove, MapTarget } from '#ui/map/map-props.ts'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { AreaCard } from './AreaCard.tsx'
import { Legend } from './Legend.tsx'
import './map.css'
import { MapList } from './MapList.tsx'
import { MapPanel } from './MapPanel.tsx'
import { boundsOf, type Spot } from './map-shapes.ts'
import { hasDays, readMapState } from './map-state.ts'
import { MatterCard } from './MatterCard.tsx'
import { SpotCard } from './SpotCard.tsx'
import { useAreaFill } from './use-area-fill.ts'
import { useAreaDetail, useMattersInWindow, useParts } from './use-map-data.ts'

/** One Map 一张图: the map is the page. Areas filled by a number, matters on them, what is chosen at the side. */
export function OneMapPage() {
  const t = useT('matters-map')
  const [url, change] = useUrlState()
  const { posts } = useViewer()
  const { areaCode } = useArea()
  const layers = useAreaLayers().map(layer => layer.key)
  const state = readMapState(url, { home: areaCode ?? posts[0]?.areaCode ?? '', layers })
  const [move, setMove] = useState<MapMove | null>(null)
  const [spot, setSpot] = useState<Spot | null>(null)
  const { parts, numbers } = useParts(state)
  const { fill, areas, found: filled } = useAreaFill(state, { parts: parts.data, numbers: numbers.data })
  const { found, clusters, spots, since } = useMattersInWindow(state, move)
  const [target, look] = useTarget(state, parts.data)
  const place = useAreaDetail(state.area)

  const enter = (area: string) => {
    setSpot(null)
    change({ area, pick: undefined, matter: undefined, level: undefined, lng: undefined, lat: undefined, z: undefined })
  }
  const pick = (code: string) => {
    setSpot(null)
    if (code === state.pick && code.length < 15) enter(code)
    else change({ pick: code, matter: undefined })
  }
  const openCluster = (cluster: Cluster) => {
    const at = spots.find(one => `spot:${one.id}` === cluster.id)
    if (!at) return look({ centre: { lng: cluster.lng, lat: cluster.lat }, zoom: Math.min(19, (move?.zoom ?? 12) + 2) })
    const [only] = at.points
    if (at.points.length > 1 || !only) return openSpot(at)
    setSpot(null)
    change({ matter: `${only.district}.${only.id}`, pick: undefined })
  }
  const openSpot = (at: Spot) => {
    change({ matter: undefined, pick: undefined })
    setSpot(at)
  }
  const onMove = (next: MapMove) => {
    setMove(next)
    const { centre, zoom } = next
    const at = (value: number, digits: number) => String(Number(value.toFixed(digits)))
    change({ lng: at(centre.lng, 5), lat: at(centre.lat, 5), z: at(zoom, 2) }, { replace: true })
  }
  const close = () => {
    setSpot(null)
    change({ pick: undefined, matter: undefined })
  }
  const side = sideOf({ state, spot, close, enter, change })
  return (
    <div className="jo-page">
      <h1 className="jl-unseen">{t('title')}</h1>
      <header className="jo-head">{place.data && <AreaBreadcrumb path={place.data.path} onChoose={enter} />}</header>
      <MapPanel url={url} state={state} change={change}>
        <Legend fill={fill} matters={state.matters} since={since} days={hasDays(state)} />
      </MapPanel>
      <div className="jo-map">
        {parts.error && <ErrorState error={parts.error} onRetry={() => void parts.refetch()} />}
        {numbers.error && <ErrorState error={numbers.error} onRetry={() => void numbers.refetch()} />}
        {filled.error && <ErrorState error={filled.error} onRetry={() => void filled.refetch()} />}
        {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {target && (
          <MapCanvas
            label={t('mapOf', { area: place.data?.name ?? '' })}
            target={target}
            {...(areas ? { areas } : {})}
            {...(state.pick ? { selectedArea: state.pick } : {})}
            onArea={pick}
            clusters={clusters}
            onCluster={openCluster}
            onMove={onMove}
            mode={state.mode}
            onMode={mode => change({ view: mode === 'list' ? 'list' : undefined })}
            list={
              <MapList
                state={state}
                parts={parts.data}
                numbers={numbers.data}
                fill={fill}
                onPick={pick}
                onEnter={enter}
              />
            }
          />
        )}
      </div>
      {side && <aside className="jo-side">{side}</aside>}
    </div>
  )
}

type Parts = Parameters<typeof boundsOf>[0]
type State = ReturnType<typeof readMapState>

/** Looks at the whole of an area when it is entered; the address's own position comes first, once. */
function useTarget(state: State, parts: Parts | undefined): [MapTarget | null, (target: MapTarget) => void] {
  const [target, setTarget] = useState<MapTarget | null>(state.position)
  const [framed, setFramed] = useState(state.position ? frameKey(state) : null)
  const key = frameKey(state)
  const [asked] = useState(state.pick)
  if (framed !== key && parts) {
    // A grid that was asked for by name is looked at closely; one that is clicked is already in sight.
    const close = asked && asked.length >= 15 ? boundsOf(parts, asked) : null
    const bounds = close ?? boundsOf(parts)
    setFramed(key)
    if (bounds) setTarget({ bounds })
  }
  return [target, setTarget]
}

function frameKey({ area }: State): string {
  return area
}

interface Side {
  state: State
  spot: Spot | null
  close: () => void
  enter: (code: string) => void
  change: ReturnType<typeof useUrlState>[1]
}

function sideOf({ state, spot, close, enter, change }: Side) {
  if (state.matter) return <MatterCard {...state.matter} onClose={close} />
  if (spot) {
    const open = (key: string) => change({ matter: key, pick: undefined })
    return <SpotCard spot={spot} onOpen={open} onClose={close} />
  }
  return (
    <AreaCard
      key={state.pick ?? state.area}
      code={state.pick ?? state.area}
      onEnter={enter}
      {...(state.pick ? { onClose: close } : {})}
    />
  )
}
