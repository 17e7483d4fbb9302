import type { StyleSpecification } from 'maplibre-gl'
import { dark, fontFamily, light, type Palette } from '../tokens.ts'

/** Without `glyphs` MapLibre draws every letter on the device, Chinese and Latin alike. */
export function baseStyle(palette: Palette): StyleSpecification {
  const background = { id: 'ground', type: 'background' as const, paint: { 'background-color': palette.desk } }
  return { version: 8, sources: {}, layers: [background] }
}

export function currentPalette(): Palette {
  return document.documentElement.dataset['prefersColorScheme'] === 'dark' ? dark : light
}

/** The families of our stack as MapLibre wants them. */
export const mapFont = fontFamily.split(', ').map(name => name.replaceAll('"', ''))
