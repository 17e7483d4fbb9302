import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import type { ReactNode } from 'react'
import type { Drawing } from './use-drawing.ts'
import type { StateName } from '../tokens.ts'

/** WGS84 degrees. */
export interface Place {
  lng: number
  lat: number
}
/** West, south, east, north. */
export type Bounds = [number, number, number, number]

export interface AreaProperties {
  code: string
  name: string
  /** Colour of the chosen measure; without it the area is only outlined. */
  fill?: string
  /** A mark stands at its middle: the name is written under it. */
  marked?: true
}
export type AreaFeature = Feature<Polygon | MultiPolygon, AreaProperties>
export type Areas = FeatureCollection<Polygon | MultiPolygon, AreaProperties>

export interface Cluster extends Place {
  id: string
  count: number
  byState: Partial<Record<StateName, number>>
  /** What one single thing is, read aloud instead of the counts. */
  title?: string
  /** One single thing, drawn as the shape of its state instead of a ring with a number. */
  shape?: StateName
}

/** A raster background the city has the right to use; without one the map is plain paper. */
export interface BaseMap {
  /** From the ground up; each layer's addresses with {z}, {x} and {y}. */
  layers: string[][]
  attribution: string
  maxZoom: number
  opacity: number
}

export interface MapMove {
  centre: Place
  zoom: number
  bounds: Bounds
}

export type MapTarget = { centre: Place; zoom: number } | { bounds: Bounds }

export type MapMode = 'map' | 'list'

export interface MapCanvasProps {
  /** What the map shows, for screen readers. */
  label: string
  /** Where to look; a new value moves the map there. */
  target: MapTarget
  areas?: Areas
  /** Pixels of the areas' names; for screens that are read from afar. */
  nameSize?: number
  selectedArea?: string
  onArea?: (code: string) => void
  clusters?: readonly Cluster[]
  onCluster?: (cluster: Cluster) => void
  /** A pin that can be dragged, or moved with the arrow keys, when `onPin` is given. */
  pin?: Place | null
  onPin?: (place: Place) => void
  /** Draws a pin that stays in the middle while the map moves; read the place from `onMove`. */
  centrePin?: boolean
  onMove?: (move: MapMove) => void
  /** A click on the ground. */
  onGround?: (place: Place) => void
  /** What may be drawn with the hand; a list beside the map must do the same for the keyboard. */
  hand?: Drawing
  /** The same things as a list, for keyboard and screen readers; offered beside the map. */
  list?: ReactNode
  /** Which of the two is seen, for pages that keep it in their address; without it the map itself remembers. */
  mode?: MapMode
  onMode?: (mode: MapMode) => void
  /** CSS height; fills its container unless said. */
  height?: number | string
}
