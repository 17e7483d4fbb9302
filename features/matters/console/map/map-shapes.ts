import type { BoundaryCollection, ChildNumbers, MapReply } from './api.ts'
import { colourOf, type Measure, type Step, zeroColour } from './measure.ts'
import type { AreaValue } from '#ui/map/area-layer.ts'
import type { Areas, Bounds, Cluster } from '#ui/map/map-props.ts'
import type { StateName } from '#ui/tokens.ts'

type Counts = Partial<Record<string, number>>

/** How the buckets of the workbench look as states: who waits to be taken in, who is at work, what is done. */
const stateOf: Record<string, StateName> = {
  accept: 'waiting',
  dispatch: 'waiting',
  handle: 'moving',
  check: 'moving',
  rate: 'moving',
  done: 'done',
}

export function statesOf(buckets: Counts, overdue: number): Partial<Record<StateName, number>> {
  const states: Partial<Record<StateName, number>> = overdue > 0 ? { overdue } : {}
  for (const [bucket, count = 0] of Object.entries(buckets)) {
    const state = stateOf[bucket] ?? 'waiting'
    if (count > 0) states[state] = (states[state] ?? 0) + count
  }
  return states
}

export type MapPoint = MapReply['points'][number]

export function stateOfPoint({ bucket, overdue }: Pick<MapPoint, 'bucket' | 'overdue'>): StateName {
  return overdue ? 'overdue' : (stateOf[bucket] ?? 'waiting')
}

/** Several matters at one spot, which no zoom would part. */
export interface Spot {
  id: string
  points: MapPoint[]
}

/** Pixels within which marks would hide each other. */
const near = 36

/** Points that would hide each other at this zoom stand together. A tile is 512 pixels wide to MapLibre. */
export function spotsOf(points: readonly MapPoint[], zoom: number): Spot[] {
  const reach = (360 / (512 * 2 ** zoom)) * near
  const spots: Spot[] = []
  for (const point of points) {
    const squeeze = Math.cos((point.lat * Math.PI) / 180)
    const close = spots.find(({ points: [first] }) => {
      if (!first) return false
      return Math.hypot(first.lng - point.lng, (first.lat - point.lat) / squeeze) < reach
    })
    if (close) close.points.push(point)
    else spots.push({ id: point.id, points: [point] })
  }
  return spots
}

export function clustersOf(reply: MapReply, spots: readonly Spot[]): Cluster[] {
  const cells = reply.clusters.map(({ lng, lat, count, overdue, buckets }) => ({
    id: `cell:${lng.toFixed(5)}:${lat.toFixed(5)}`,
    lng,
    lat,
    count,
    byState: statesOf(buckets, overdue),
  }))
  return [...cells, ...spots.map(clusterOfSpot)]
}

function clusterOfSpot({ id, points }: Spot): Cluster {
  const byState: Partial<Record<StateName, number>> = {}
  for (const point of points) {
    const state = stateOfPoint(point)
    byState[state] = (byState[state] ?? 0) + 1
  }
  const mean = (of: (point: MapPoint) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [only] = points
  return {
    id: `spot:${id}`,
    lng: mean(point => point.lng),
    lat: mean(point => point.lat),
    count: points.length,
    byState,
    ...(points.length === 1 && only ? { title: `${only.number} ${only.title}`, shape: stateOfPoint(only) } : {}),
  }
}

/** The parts with the colour of their number; where there is none to show, there is no colour. */
export function filledAreas(
  parts: BoundaryCollection,
  { steps, values }: { steps: readonly Step[]; values: ReadonlyMap<string, AreaValue> },
): Areas {
  return {
    type: 'FeatureCollection',
    features: parts.features.map(({ geometry, properties: { code, name } }) => {
      const value = values.get(code)?.value ?? null
      const fill = value === null ? null : (colourOf(steps, value) ?? zeroColour)
      return { type: 'Feature', geometry, properties: { code, name, ...(fill ? { fill } : {}) } }
    }),
  }
}

/** Null where the viewer does not see every matter: a zero there would be a lie. */
export function numberOf(numbers: ChildNumbers, code: string, measure: Measure): number | null {
  const found = numbers.items.find(item => item.code === code)
  if (!numbers.complete.some(area => code.startsWith(area))) return null
  return found?.[measure] ?? 0
}

/** West, south, east, north of what is drawn; null for nothing. */
export function boundsOf(parts: BoundaryCollection, only?: string): Bounds | null {
  const wanted = parts.features.filter(({ properties }) => only === undefined || properties.code === only)
  const positions = wanted.flatMap(({ geometry }) => geometry.coordinates.flat(2))
  if (positions.length === 0) return null
  const lngs = positions.map(([lng]) => lng)
  const lats = positions.map(([, lat]) => lat)
  return [smallest(lngs), smallest(lats), -smallest(lngs.map(lng => -lng)), -smallest(lats.map(lat => -lat))]
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
}
