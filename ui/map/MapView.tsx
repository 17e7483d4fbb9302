import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n.ts'
import { addAreaLayers, areaFill, markArea, showAreas, sizeNames } from './area-layers.ts'
import { useBaseMap } from './base-map.ts'
import { currentPalette } from './base-style.ts'
import type { MapCanvasProps, MapMove } from './map-props.ts'
import { openMap } from './open-map.ts'
import { PinShape } from './PinShape.tsx'
import { useDrawing } from './use-drawing.ts'
import { useClusters, usePin } from './use-map-parts.ts'
import type { Map as MapLibre } from 'maplibre-gl'

type MapViewProps = Omit<MapCanvasProps, 'list' | 'height' | 'mode' | 'onMode'> & { onFail: () => void }

/** The drawn map; entered through MapCanvas, which loads it when needed. */
export function MapView(props: MapViewProps) {
  const t = useT('ui')
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const [map, setMap] = useState<MapLibre | null>(null)
  useEffect(() => {
    if (!box.current) return
    const { label, target, onFail } = latest.current
    const made = openMap(box.current, { label, target })
    if (!made) return onFail()
    made.once('load', () => {
      addAreaLayers(made, currentPalette())
      listen(made, latest)
      setMap(made)
    })
    return () => {
      setMap(null)
      made.remove()
    }
  }, [])
  useEffect(() => {
    if (map) showAreas(map, props.areas)
  }, [map, props.areas])
  useEffect(() => {
    if (map) markArea(map, props.selectedArea)
  }, [map, props.selectedArea, props.areas])
  const tilesMissing = useBaseMap(map)
  useEffect(() => {
    if (map && props.nameSize !== undefined) sizeNames(map, props.nameSize)
  }, [map, props.nameSize])
  useDrawing(map, props.hand)
  useTarget(map, props.target)
  useClusters(map, { clusters: props.clusters, onCluster: cluster => latest.current.onCluster?.(cluster), t })
  usePin(map, {
    pin: props.pin ?? null,
    label: t('map.pin'),
    ...(props.onPin ? { onPin: place => latest.current.onPin?.(place) } : {}),
  })
  return (
    <>
      <div ref={box} className="jl-map-box" data-ready={map ? true : undefined} />
      {tilesMissing && (
        <p className="jl-map-note" role="status">
          {t('map.tilesMissing')}
        </p>
      )}
      {props.centrePin && (
        <div className="jl-map-centre" aria-hidden="true">
          <PinShape />
        </div>
      )}
    </>
  )
}

function useTarget(map: MapLibre | null, target: MapCanvasProps['target']): void {
  const wanted = JSON.stringify(target)
  const shown = useRef(wanted) // the map was opened there
  useEffect(() => {
    if (!map || shown.current === wanted) return
    shown.current = wanted
    lookAt(map, JSON.parse(wanted))
  }, [map, wanted])
}

function lookAt(map: MapLibre, target: MapCanvasProps['target']): void {
  if ('bounds' in target) map.fitBounds(target.bounds, { padding: 32, duration: 200 })
  else map.easeTo({ center: target.centre, zoom: target.zoom, duration: 200 })
}

function listen(map: MapLibre, latest: { current: MapViewProps }): void {
  map.on('moveend', () => latest.current.onMove?.(moveOf(map)))
  map.on('click', event => {
    const { onArea, onGround } = latest.current
    const code = onArea && map.queryRenderedFeatures(event.point, { layers: [areaFill] })[0]?.properties['code']
    if (typeof code === 'string') onArea?.(code)
    onGround?.({ lng: event.lngLat.lng, lat: event.lngLat.lat })
  })
  map.on('mousemove', areaFill, () => {
    if (latest.current.onArea) map.getCanvas().style.cursor = 'pointer'
  })
  map.on('mouseleave', areaFill, () => {
    map.getCanvas().style.cursor = ''
  })
  latest.current.onMove?.(moveOf(map))
}

function moveOf(map: MapLibre): MapMove {
  const { lng, lat } = map.getCenter()
  const bounds = map.getBounds()
  return {
    centre: { lng, lat },
    zoom: map.getZoom(),
    bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
  }
}
