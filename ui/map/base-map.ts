import type { Map as MapLibre, RequestParameters } from 'maplibre-gl'
import { createContext, useContext, useEffect, useState } from 'react'
import { currentPalette } from './base-style.ts'
import type { BaseMap } from './map-props.ts'
import { dark } from '../tokens.ts'

/** How a face learns which base map the city has chosen; without it maps are plain. */
export const BaseMapContext = createContext<() => Promise<BaseMap | null>>(async () => null)

const prefix = 'base-map-'

/** Draws the base map under everything else. Answers whether its tiles cannot be had at the moment. */
export function useBaseMap(map: MapLibre | null): boolean {
  const load = useContext(BaseMapContext)
  const [baseMap, setBaseMap] = useState<BaseMap | null>(null)
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    let gone = false
    // A map without its base map is still a map: what went wrong shows where the setting is edited.
    void load().then(
      found => !gone && setBaseMap(found),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [load])
  useEffect(() => {
    if (!map || !baseMap) return
    drawBaseMap(map, baseMap)
    return watch(map, setMissing)
  }, [map, baseMap])
  return missing
}

function drawBaseMap(map: MapLibre, { layers, attribution, maxZoom, opacity }: BaseMap): void {
  const ours = map.getStyle().layers.find(({ type }) => type !== 'background')?.id
  const night = currentPalette() === dark
  for (const [index, tiles] of layers.entries()) {
    const id = `${prefix}${index}`
    map.addSource(id, {
      type: 'raster',
      tiles,
      tileSize: 256,
      maxzoom: maxZoom,
      ...(index === 0 ? { attribution: escaped(attribution) } : {}),
    })
    const paint = {
      'raster-opacity': opacity,
      'raster-saturation': -0.4,
      ...(night ? { 'raster-brightness-max': 0.45 } : {}),
    }
    map.addLayer({ id, type: 'raster', source: id, paint }, ours)
  }
}

/** Tells when tiles fail and when they come again. Our own layers have no share in it. */
function watch(map: MapLibre, tell: (missing: boolean) => void): () => void {
  const failed = (event: object) => {
    if ('sourceId' in event && typeof event.sourceId === 'string' && event.sourceId.startsWith(prefix)) tell(true)
  }
  const came = (event: { sourceId?: string; tile?: { state?: string } }) => {
    if (event.sourceId?.startsWith(prefix) && event.tile?.state === 'loaded') tell(false)
  }
  map.on('error', failed)
  map.on('sourcedata', came)
  return () => {
    map.off('error', failed)
    map.off('sourcedata', came)
  }
}

/** The address of the page is nobody's business, but a tile server may ask which site its tiles are shown on. */
export function tileRequest(url: string): RequestParameters {
  return url.startsWith(location.origin) ? { url } : { url, referrerPolicy: 'origin' }
}

/** MapLibre writes the attribution as HTML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
