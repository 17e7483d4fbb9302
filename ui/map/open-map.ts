import { AttributionControl, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { translate } from '#platform/i18n.ts'
import { currentLocale } from '../i18n.ts'
import { fontFamily } from '../tokens.ts'
import { tileRequest } from './base-map.ts'
import { baseStyle, currentPalette } from './base-style.ts'
import type { MapTarget } from './map-props.ts'

// A file of our own origin: a blob worker would be refused by the content security policy.
setWorkerUrl(workerUrl)

export interface OpenMapOptions {
  label: string
  target: MapTarget
}

/** Null when the device cannot draw maps. */
export function openMap(container: HTMLElement, { label, target }: OpenMapOptions): MapLibre | null {
  try {
    const map = new MapLibre({
      container,
      style: baseStyle(currentPalette()),
      transformRequest: tileRequest,
      ...('bounds' in target
        ? { bounds: target.bounds, fitBoundsOptions: { padding: 32 } }
        : { center: target.centre, zoom: target.zoom }),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 20,
      fadeDuration: 0,
      localIdeographFontFamily: fontFamily,
      locale: {
        'Map.Title': label,
        'NavigationControl.ZoomIn': text('zoomIn'),
        'NavigationControl.ZoomOut': text('zoomOut'),
      },
    })
    map.touchZoomRotate.disableRotation()
    map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right')
    map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left')
    // Never folded away: a public map shows whose it is and its review number (Map Management Regulations art. 25).
    map.addControl(new AttributionControl({ compact: false }), 'bottom-right')
    return map
  } catch {
    return null
  }
}

function text(key: string): string {
  return translate(currentLocale(), `ui:map.${key}`)
}
