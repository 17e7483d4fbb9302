/**
 * Points per second that find their grid among 2,088, and whether each finds the one that looking at every grid finds:
 * random points, vertices, points on borders, a step beside them, and beyond the town. Speed is of points as
 * reports come, inside a grid. `npm run bench -- attribution [--grids 2088] [--points 100000] [--json]`.
 * `ratio` is the index over looking at all.
 */
import { createRandom } from '#city/random.ts'
import { type Boundary, buildGridIndex, type Located, type Position } from '#kernel/territory/index.ts'
import type { Bench } from '#scripts/run/bench.ts'
import { locateByBruteForce } from './attribution/brute-force.ts'
import { layTown } from './attribution/town.ts'
import { round } from './setup/figures.ts'
import { numberFlags, one } from './setup/flags.ts'

const SEED = 2026
const TARGET = { differing: 0, ratio: 10 }
const ROUNDS = 3

export const bench: Bench = async ({ rest }) => {
  const flags = numberFlags(rest, { grids: [2_088], points: [100_000] })
  const boundaries = layTown(SEED, one(flags.grids))
  const points = drawPoints(boundaries, one(flags.points))
  const builtAt = performance.now()
  const index = buildGridIndex(boundaries)
  const buildMs = round(performance.now() - builtAt)
  const bruteForce = locateByBruteForce(boundaries)
  const found = points.map(([lng, lat]) => index.locate(lng, lat))
  const differing = points.filter((point, at) => nameOf(found[at]) !== bruteForce(point)).length
  const ordinary = points.filter((_, at) => found[at]?.attribution === 'inside')
  const indexed = ([lng, lat]: Position) => index.locate(lng, lat)
  const speed = fastest(ordinary, indexed)
  const bruteForceSpeed = perSecond(ordinary, bruteForce)
  const ratio = round(speed / bruteForceSpeed)
  return {
    name: 'attribution',
    figures: {
      ...{ grids: index.grids, points: points.length, differing, ...countsOf(found), buildMs },
      pointsPerSecond: round(speed),
      pointsPerSecondWithBordersAndOutside: round(fastest(points, indexed)),
      bruteForcePerSecond: round(bruteForceSpeed),
    },
    ratio,
    target: TARGET,
    holds: differing === TARGET.differing && ratio >= TARGET.ratio,
  }
}

function nameOf(located: Located | undefined): string {
  return located ? `${located.attribution} ${located.code}` : ''
}

function countsOf(found: readonly Located[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(found, one => one.attribution)].map(([name, all]) => [name, all.length]))
}

function fastest(points: readonly Position[], locate: (point: Position) => unknown): number {
  return Math.max(...Array.from({ length: ROUNDS }, () => perSecond(points, locate)))
}

function perSecond(points: readonly Position[], locate: (point: Position) => unknown): number {
  const began = performance.now()
  for (const point of points) locate(point)
  return points.length / ((performance.now() - began) / 1000)
}

/** A kilometre beyond the town on every side, in degrees. */
const BEYOND = 0.01
/** Up to some ten metres, in degrees. */
const STEP = 1e-4

/** Half of them anywhere; of the others a third each vertices, points on a border, and points a step beside one. */
function drawPoints(boundaries: readonly Boundary[], count: number): Position[] {
  const random = createRandom(SEED, 'points')
  const rings = boundaries.flatMap(({ polygon }) => polygon.flat())
  const [lngs, lats] = [rings.flat().map(([lng]) => lng), rings.flat().map(([, lat]) => lat)]
  const box = {
    west: least(lngs),
    east: -least(lngs.map(lng => -lng)),
    south: least(lats),
    north: -least(lats.map(lat => -lat)),
  }
  const onBorder = (along: number): Position => {
    const ring = random.pick(rings)
    const at = random.int(0, ring.length - 2)
    const [[ax, ay], [bx, by]] = [ring[at] as Position, ring[at + 1] as Position]
    return [ax + (bx - ax) * along, ay + (by - ay) * along]
  }
  return Array.from({ length: count }, (_, index): Position => {
    if (index % 2 === 0)
      return [
        random.between(box.west - BEYOND, box.east + BEYOND),
        random.between(box.south - BEYOND, box.north + BEYOND),
      ]
    if (index % 3 === 0) return onBorder(0)
    const [lng, lat] = onBorder(random.next())
    if (index % 3 === 1) return [lng, lat]
    return [lng + random.between(-STEP, STEP), lat + random.between(-STEP, STEP)]
  })
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}
