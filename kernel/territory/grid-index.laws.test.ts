import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MultiPolygon, Position, Ring } from './geometry.ts'
import { type Attribution, type Boundary, buildGridIndex } from './grid-index.ts'
import { at, box, ring } from './shapes.fixtures.ts'

const TOLERANCE_M = 60
const METRES = (Math.PI * 6_371_008.8) / 180

/** Every grid asked one after the other, with the textbook ray and the textbook distance: no tree, no bounds. */
function bruteForce(boundaries: readonly Boundary[], point: Position): { code: string; attribution: Attribution } {
  const grids = boundaries
    .filter(boundary => boundary.code.length === 15)
    .map(({ code, polygon }) => ({ code, isIn: oddCrossings(point, polygon), metres: lineMetres(point, polygon) }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const touched = grids.filter(grid => grid.isIn || grid.metres <= 0.01)
  const [first] = touched
  if (first) {
    const strictly = touched.length === 1 && first.metres > 0.01
    return { code: first.code, attribution: strictly ? 'inside' : 'edge' }
  }
  const centimetres = (metres: number) => Math.round(metres * 100)
  const [nearest] = grids.toSorted((a, b) => centimetres(a.metres) - centimetres(b.metres))
  if (nearest && centimetres(nearest.metres) <= TOLERANCE_M * 100) return { code: nearest.code, attribution: 'nearest' }
  return { code: '990101', attribution: 'outside' }
}

function oddCrossings([x, y]: Position, shape: MultiPolygon): boolean {
  return shape.some(polygon => {
    let odd = false
    for (const [a, b] of polygon.flatMap(segments))
      if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd
    return odd
  })
}

function lineMetres(point: Position, shape: MultiPolygon): number {
  const flat = ([lng, lat]: Position): Position => [
    (lng - point[0]) * METRES * Math.cos((point[1] * Math.PI) / 180),
    (lat - point[1]) * METRES,
  ]
  const distances = shape.flat().flatMap(line =>
    segments(line).map(([from, to]) => {
      const [a, b] = [flat(from), flat(to)]
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
      const length = dx ** 2 + dy ** 2
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(a[0] * dx + a[1] * dy) / length))
      return Math.hypot(a[0] + along * dx, a[1] + along * dy)
    }),
  )
  return Math.min(...distances)
}

function segments(line: Ring): [Position, Position][] {
  return line.slice(1).map((to, index) => [line[index] ?? to, to])
}

const CELLS = 4
const SIZE = 60

/** A net of quadrilaterals over shaken corners, so that neighbours share slanting borders. */
const net = fc
  .array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), {
    minLength: (CELLS + 1) ** 2,
    maxLength: (CELLS + 1) ** 2,
  })
  .map(shakes => {
    const corner = (column: number, row: number): [number, number] => {
      const [dx, dy] = shakes[row * (CELLS + 1) + column] ?? [0, 0]
      return [column * SIZE + dx, row * SIZE + dy]
    }
    return Array.from({ length: CELLS ** 2 }, (_, cell): MultiPolygon => {
      const [column, row] = [cell % CELLS, Math.floor(cell / CELLS)]
      return [
        [ring(corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1))],
      ]
    })
  })

const coordinate = fc.integer({ min: -60, max: 300 })
const side = fc.integer({ min: 9, max: 120 })
/** Rectangles anywhere, some with a hole, some in two parts: overlaps and gaps. */
const loose = fc
  .tuple(coordinate, coordinate, side, side, fc.constantFrom('plain', 'hole', 'parts'))
  .map(([x, y, w, h, kind]) => {
    if (kind === 'hole') return box([x, y, x + w, y + h], [x + 3, y + 3, x + w - 3, y + h - 3])
    return kind === 'parts'
      ? [...box([x, y, x + w, y + h]), ...box([x + w + 5, y, x + w + 15, y + h])]
      : box([x, y, x + w, y + h])
  })

const city = fc
  .tuple(net, fc.array(loose, { maxLength: 4 }), fc.nat(15), fc.integer({ min: 0, max: 1e6 }))
  .map(([cells, extra, dropped, seed]): Boundary[] => {
    const shapes = [...cells.toSpliced(dropped, 1), ...extra]
    // Codes in no spatial order, so that "lowest" cannot be right by chance.
    const numbers = shapes.map((_, index) => ((index * 37 + seed) % 997) + 1)
    const grids = shapes.map((polygon, index) => ({
      code: `990101001001${String(numbers[index]).padStart(3, '0')}`,
      polygon,
      generation: 1,
    }))
    const unique = [...new Map(grids.map(grid => [grid.code, grid])).values()]
    return [...unique, { code: '990101', polygon: box([-5e3, -5e3, 5e3, 5e3]), generation: 1 }]
  })

/** Anywhere around; or on a vertex, or somewhere along an edge, of some grid. */
const probe = fc.record({
  kind: fc.constantFrom('anywhere', 'vertex', 'edge'),
  x: fc.double({ min: -200, max: 500, noNaN: true }),
  y: fc.double({ min: -200, max: 500, noNaN: true }),
  pick: fc.nat(10_000),
  along: fc.double({ min: 0, max: 1, noNaN: true }),
})

function place(
  boundaries: readonly Boundary[],
  { kind, x, y, pick, along }: typeof probe extends fc.Arbitrary<infer P> ? P : never,
): Position {
  const edges = boundaries
    .filter(({ code }) => code.length === 15)
    .flatMap(({ polygon }) => polygon.flat().flatMap(segments))
  const [from, to] = edges[pick % edges.length] ?? [at(0, 0), at(0, 0)]
  if (kind === 'anywhere') return at(x, y)
  if (kind === 'vertex') return from
  return [from[0] + (to[0] - from[0]) * along, from[1] + (to[1] - from[1]) * along]
}

test('law: the index says what asking every grid says, on vertices and edges too', () => {
  fc.assert(
    fc.property(city, fc.array(probe, { minLength: 20, maxLength: 40 }), (boundaries, probes) => {
      const index = buildGridIndex(boundaries, { toleranceM: TOLERANCE_M })
      for (const point of probes.map(one => place(boundaries, one))) {
        const { code, attribution } = index.locate(...point)
        expect({ point, code, attribution }).toEqual({ point, ...bruteForce(boundaries, point) })
      }
    }),
    { numRuns: 150 },
  )
})

test('law: a point of a drawn border is never lost between its neighbours', () => {
  fc.assert(
    fc.property(city, fc.array(probe, { minLength: 5, maxLength: 20 }), (boundaries, probes) => {
      const index = buildGridIndex(boundaries, { toleranceM: 0 })
      for (const one of probes.filter(({ kind }) => kind !== 'anywhere'))
        expect(index.locate(...place(boundaries, one)).attribution).toBe('edge')
    }),
    { numRuns: 100 },
  )
})
