import { difference, intersection, union } from 'polyclip-ts'
import { boundsOf, metresToLine, type MultiPolygon, pointInside, relation, squareMetres } from './geometry.ts'
import type { TopologyFault } from './shapes.ts'

export interface Shape {
  code: string
  polygon: MultiPolygon
}

export interface TopologyInput {
  /** Without a drawn community only overlaps, and gaps enclosed by grids, can be found. */
  community: { code: string; polygon: MultiPolygon | null }
  grids: readonly Shape[]
  /** Pieces smaller than this are drawing noise; default 1 m². */
  minAreaM2?: number
}

/** Every fault of a community's grids, the largest first. */
export function checkTopology({ community, grids, minAreaM2 = 1 }: TopologyInput): TopologyFault[] {
  const sorted = grids.filter(grid => grid.polygon.length > 0).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const faults = [...overlaps(sorted), ...gaps(community, sorted), ...beyond(community, sorted)]
  return faults
    .filter(fault => fault.areaM2 >= minAreaM2)
    .toSorted((a, b) => b.areaM2 - a.areaM2)
    .map(fault => ({ ...fault, areaM2: Math.round(fault.areaM2 * 10) / 10 }))
}

function overlaps(grids: readonly Shape[]): TopologyFault[] {
  const faults: TopologyFault[] = []
  for (const [index, a] of grids.entries()) {
    for (const b of grids.slice(index + 1)) {
      if (!boundsMeet(a.polygon, b.polygon)) continue
      faults.push(...pieces('overlap', intersection(a.polygon, b.polygon), () => [a.code, b.code]))
    }
  }
  return faults
}

function gaps(community: TopologyInput['community'], grids: readonly Shape[]): TopologyFault[] {
  const [first, ...rest] = grids
  if (!first) return []
  const covered = union(first.polygon, ...rest.map(grid => grid.polygon))
  const missing = community.polygon ? difference(community.polygon, covered) : holesOf(covered)
  return pieces('gap', missing, piece => nearestTwo(piece, grids, community.code))
}

function beyond(community: TopologyInput['community'], grids: readonly Shape[]): TopologyFault[] {
  const { polygon } = community
  if (!polygon) return []
  return grids.flatMap(grid => pieces('outside', difference(grid.polygon, polygon), () => [grid.code, community.code]))
}

function pieces(
  kind: TopologyFault['kind'],
  shape: MultiPolygon,
  codesOf: (piece: MultiPolygon) => [string, string],
): TopologyFault[] {
  return shape.map(polygon => {
    const [lng, lat] = pointInside([polygon])
    return { kind, lng, lat, codes: codesOf([polygon]), areaM2: squareMetres([polygon]) }
  })
}

function holesOf(shape: MultiPolygon): MultiPolygon {
  return shape.flatMap(polygon => polygon.slice(1).map(hole => [hole]))
}

function nearestTwo(piece: MultiPolygon, grids: readonly Shape[], community: string): [string, string] {
  const spot = pointInside(piece)
  const [a, b] = grids
    .map(({ code, polygon }) => ({
      code,
      metres: relation(spot, polygon) === 'outside' ? metresToLine(spot, polygon) : 0,
    }))
    .toSorted((left, right) => left.metres - right.metres)
  return [a?.code ?? community, b?.code ?? community]
}

function boundsMeet(a: MultiPolygon, b: MultiPolygon): boolean {
  const [aWest, aSouth, aEast, aNorth] = boundsOf(a)
  const [west, south, east, north] = boundsOf(b)
  return aWest < east && west < aEast && aSouth < north && south < aNorth
}
