import type { FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Palette } from '../tokens.ts'
import { mapFont } from './base-style.ts'
import { labelPoint } from './label-point.ts'
import type { Areas } from './map-props.ts'

const none: Areas = { type: 'FeatureCollection', features: [] }
export const areaFill = 'area-fill'

/** Adds the empty area layers to a loaded map. */
export function addAreaLayers(map: MapLibre, palette: Palette): void {
  map.addSource('areas', { type: 'geojson', data: none, promoteId: 'code' })
  map.addSource('area-names', { type: 'geojson', data: none })
  const selected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false]
  map.addLayer({
    id: areaFill,
    type: 'fill',
    source: 'areas',
    paint: {
      'fill-color': ['coalesce', ['get', 'fill'], palette.accent],
      'fill-opacity': ['case', ['has', 'fill'], 0.42, selected, 0.16, 0.04],
    },
  })
  map.addLayer({
    id: 'area-line',
    type: 'line',
    source: 'areas',
    paint: {
      'line-color': ['case', selected, palette.accent, palette.faint],
      'line-width': ['case', selected, 2.5, 1],
    },
  })
  map.addLayer({
    id: 'area-name',
    type: 'symbol',
    source: 'area-names',
    layout: {
      'text-field': ['get', 'name'],
      'text-font': mapFont,
      'text-size': 13,
      'text-max-width': 8,
      'text-offset': ['case', ['has', 'marked'], ['literal', [0, 2]], ['literal', [0, 0]]],
    },
    paint: { 'text-color': palette.ink, 'text-halo-color': palette.paper, 'text-halo-width': 1.6 },
  })
}

export function showAreas(map: MapLibre, areas: Areas | undefined): void {
  void sourceOf(map, 'areas')?.setData(areas ?? none)
  void sourceOf(map, 'area-names')?.setData(names(areas ?? none))
}

/** Names as large as the screen needs them. */
export function sizeNames(map: MapLibre, pixels: number): void {
  map.setLayoutProperty('area-name', 'text-size', pixels)
}

export function markArea(map: MapLibre, code: string | undefined): void {
  map.removeFeatureState({ source: 'areas' })
  if (code !== undefined) map.setFeatureState({ source: 'areas', id: code }, { selected: true })
}

/** One point per area: written on the polygons, a name would repeat in every tile the area crosses. */
function names(areas: Areas): FeatureCollection<Point> {
  const features = areas.features.flatMap(({ geometry, properties }) => {
    const at = labelPoint(geometry)
    const point = at && { type: 'Point' as const, coordinates: at }
    const { name, marked } = properties
    return point
      ? [{ type: 'Feature' as const, geometry: point, properties: marked ? { name, marked } : { name } }]
      : []
  })
  return { type: 'FeatureCollection', features }
}

function sourceOf(map: MapLibre, id: string): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(id)
}
