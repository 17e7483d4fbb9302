import Flatbush from 'flatbush'
import type { MultiPolygon, Position } from './geometry.ts'

type Segment = [from: Position, to: Position]

/** Twice a triangle's area in square degrees under which three points are taken to lie on one line (micrometres). */
const STRAIGHT = 1e-14

/** True when any two lines of a shape cross, so that inside and outside are not what the eye sees. Touching is no crossing. */
export function crossesItself(shape: MultiPolygon): boolean {
  return crossingOf(shape) !== null
}

/** Where a shape first crosses itself; null when it does not. */
export function crossingOf(shape: MultiPolygon): Position | null {
  const segments = shape.flat().flatMap(ring => ring.slice(1).map((to, index): Segment => [ring[index] ?? to, to]))
  const tree = new Flatbush(segments.length)
  for (const [a, b] of segments)
    tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
  tree.finish()
  for (const [index, segment] of segments.entries()) {
    const [a, b] = segment
    const met = tree.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      other => other > index,
    )
    const other = met.map(at => segments[at]).find(one => crosses(segment, one))
    if (other) return meetingOf(segment, other)
  }
  return null
}

function meetingOf([a, b]: Segment, [c, d]: Segment): Position {
  const [px, py, qx, qy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const along = ((c[0] - a[0]) * qy - (c[1] - a[1]) * qx) / (px * qy - py * qx)
  return [a[0] + along * px, a[1] + along * py]
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
