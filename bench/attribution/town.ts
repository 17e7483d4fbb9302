import { joinCells, quarters, townCells, type Quarter } from '#city/geometry/blocks.ts'
import { createLattice } from '#city/geometry/lattice.ts'
import { dissolve } from '#city/geometry/outline.ts'
import { createRandom } from '#city/random.ts'
import type { Boundary } from '#kernel/territory/index.ts'

const SIZE = { columns: 104, rows: 68 }
const DISTRICTS: readonly [Quarter, string][] = [
  ['east', '990101'],
  ['west', '990102'],
  ['lakeside', '990103'],
]
/** Grids of a community and communities of a street, so that codes stay whole. */
const GRIDS_EACH = 8
const COMMUNITIES_EACH = 12

/**
 * A town many times the demo city, of blocks joined the same way: the first so many grids, and the three districts with
 * all their ground, so that there are places of a district without a grid.
 */
export function layTown(seed: number, grids: number): Boundary[] {
  const random = createRandom(seed, 'attribution')
  const lattice = createLattice(random.fork('lattice'), SIZE, null)
  const cells = townCells(random.fork('town'), SIZE)
  const quarterOf = quarters(random.fork('quarters'), SIZE)
  const drawn = DISTRICTS.map(([quarter, code]) => {
    const ground = cells.filter(cell => quarterOf(cell) === quarter)
    const blocks = joinCells(random.fork(`blocks ${quarter}`), ground, [])
    return {
      district: boundary(code, dissolve(lattice, ground)),
      grids: blocks.map((block, index) => boundary(gridCode(code, index), dissolve(lattice, block.cells))),
    }
  })
  const all = random.shuffle(drawn.flatMap(one => one.grids))
  if (all.length < grids) throw new Error(`The town has ${all.length} grids, not ${grids}`)
  return [...drawn.map(one => one.district), ...all.slice(0, grids)]
}

function gridCode(district: string, index: number): string {
  const community = Math.floor(index / GRIDS_EACH)
  const serials = [Math.floor(community / COMMUNITIES_EACH), community % COMMUNITIES_EACH, index % GRIDS_EACH]
  return district + serials.map(serial => String(serial + 1).padStart(3, '0')).join('')
}

function boundary(code: string, polygon: ReturnType<typeof dissolve>): Boundary {
  return {
    code,
    polygon: polygon.map(rings => rings.map(ring => ring.map(([lng, lat]): [number, number] => [lng, lat]))),
    generation: 1,
  }
}
