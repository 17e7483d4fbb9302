import Flatbush from 'flatbush'
import type { MultiPolygon, Position } from './geometry.ts'

type Segment = [from: Position, to: Position]

/** Twice a triangle's area in square degrees under which three points are taken to lie on one line (micrometres). */
const STRAIGHT = 1e-14

/** True when any two lines of a shape cross, so that inside and outside are not what the eye sees. Touching is no crossing. */
export function crossesItself(shape: MultiPolygon): boolean {
  const segments = shape.flat().flatMap(ring => ring.slice(1).map((to, index): Segment => [ring[index] ?? to, to]))
  const tree = new Flatbush(segments.length)
  for (const [a, b] of segments)
    tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
  tree.finish()
  return segments.some((segment, index) => {
    const [a, b] = segment
    const met = tree.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      other => other > index,
    )
    return met.some(other => crosses(segment, segments[other]))
  })
}

function crosses([a, b]: Segment, other: Segment | undefined): boolean {
  if (!other) return false
  const [c, d] = other
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/** On which side of the line a–b a point lies: 1, -1, or 0 on the line. */
function side(a: Position, b: Position, point: Position): number {
  const doubled = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
  return Math.abs(doubled) <= STRAIGHT ? 0 : Math.sign(doubled)
}
