import { type Map as MapLibre, Marker } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { Translate } from '../i18n.ts'
import { currentPalette } from './base-style.ts'
import { clusterElement } from './cluster-element.ts'
import { donutParts } from './donut.ts'
import type { Cluster, Place } from './map-props.ts'
import { pinElement } from './pin-element.ts'

export interface ClusterOptions {
  clusters: readonly Cluster[] | undefined
  onCluster: (cluster: Cluster) => void
  t: Translate
}

/** Keeps one HTML marker per cluster; those that did not change stay as they are. */
export function useClusters(map: MapLibre | null, { clusters = [], onCluster, t }: ClusterOptions): void {
  const shown = useRef(new Map<string, { marker: Marker; signature: string }>())
  const act = useRef(onCluster)
  useEffect(() => {
    act.current = onCluster
  })
  useEffect(() => {
    const markers = shown.current
    if (!map) {
      markers.clear()
      return
    }
    const wanted = new Map(clusters.map(cluster => [cluster.id, cluster]))
    for (const [id, { marker, signature }] of markers) {
      const cluster = wanted.get(id)
      if (cluster && JSON.stringify(cluster) === signature) wanted.delete(id)
      else {
        marker.remove()
        markers.delete(id)
      }
    }
    for (const cluster of wanted.values()) {
      const element = clusterElement(cluster, { palette: currentPalette(), label: clusterLabel(cluster, t) })
      element.addEventListener('click', event => {
        event.stopPropagation() // the ground below was not meant
        act.current(cluster)
      })
      const marker = new Marker({ element }).setLngLat(cluster).addTo(map)
      markers.set(cluster.id, { marker, signature: JSON.stringify(cluster) })
    }
  }, [map, clusters, t])
}

function clusterLabel(cluster: Cluster, t: Translate): string {
  if (cluster.title) return cluster.title
  const parts = donutParts(cluster.byState).map(({ state, count }) => `${t(`state.${state}`)} ${count}`)
  return t('map.cluster', { count: cluster.count, parts: parts.join(', ') })
}

export interface PinOptions {
  pin: Place | null
  label: string
  onPin?: (place: Place) => void
}

const arrows: Record<string, [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}
/** Pixels one press of an arrow key moves the pin. */
const step = 8

export function usePin(map: MapLibre | null, { pin, label, onPin }: PinOptions): void {
  const act = useRef(onPin)
  const marker = useRef<Marker | null>(null)
  const movable = onPin !== undefined
  useEffect(() => {
    act.current = onPin
  })
  useEffect(() => {
    if (!map || !pin) {
      marker.current?.remove()
      marker.current = null
      return
    }
    marker.current ??= newPin(map, { at: pin, label, movable, tell: place => act.current?.(place) })
    marker.current.setLngLat(pin)
  }, [map, pin, movable, label])
}

interface NewPin {
  at: Place
  label: string
  movable: boolean
  tell: (place: Place) => void
}

function newPin(map: MapLibre, { at, label, movable, tell }: NewPin): Marker {
  const element = pinElement(label, movable)
  const made = new Marker({ element, anchor: 'bottom', draggable: movable }).setLngLat(at).addTo(map)
  const tellPlace = () => tell({ lng: made.getLngLat().lng, lat: made.getLngLat().lat })
  made.on('dragend', tellPlace)
  element.addEventListener('keydown', event => {
    const move = arrows[event.key]
    if (!move || !movable) return
    event.preventDefault()
    event.stopPropagation()
    const point = map.project(made.getLngLat())
    made.setLngLat(map.unproject([point.x + move[0] * step, point.y + move[1] * step]))
    tellPlace()
  })
  return made
}
