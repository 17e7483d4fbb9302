import type { StyleSpecification } from 'maplibre-gl'
import { dark, fontFamily, light, type Palette } from '../tokens.ts'
import type { BaseMap } from './map-props.ts'

/** Without `glyphs` MapLibre draws every letter on the device, Chinese and Latin alike. */
export function baseStyle(palette: Palette, baseMap: BaseMap | null): StyleSpecification {
  const background = { id: 'ground', type: 'background' as const, paint: { 'background-color': palette.desk } }
  if (!baseMap) return { version: 8, sources: {}, layers: [background] }
  const { tiles, attribution, maxZoom = 18 } = baseMap
  return {
    version: 8,
    sources: { base: { type: 'raster', tiles, tileSize: 256, attribution, maxzoom: maxZoom } },
    layers: [background, { id: 'base', type: 'raster', source: 'base', paint: { 'raster-saturation': -0.4 } }],
  }
}

export function currentPalette(): Palette {
  return document.documentElement.dataset['prefersColorScheme'] === 'dark' ? dark : light
}

/** The families of our stack as MapLibre wants them. */
export const mapFont = fontFamily.split(', ').map(name => name.replaceAll('"', ''))
