import { joinCells, lakeCells, type Quarter, quarters, townCells } from '../geometry/blocks.ts'
import { createLattice, type Lattice, type LatticeSize } from '../geometry/lattice.ts'
import { centroid, contains, insidePoint } from '../geometry/measure.ts'
import { type Cell, dissolve } from '../geometry/outline.ts'
import { type Ground, partition } from '../geometry/partition.ts'
import { type PlaceName, cityName, districtNames } from './place-names.ts'
import type { Random } from '../random.ts'
import type { AreaLevel, CityArea } from './city-area.ts'
import { dedicate, nameGrids } from './grids.ts'

/** A node while the tree is being cut. */
interface Plot extends Ground {
  lake: boolean
}

const order: readonly Quarter[] = ['east', 'west', 'lakeside']

export interface Territory {
  /** Parents before children; siblings in code order. */
  areas: readonly CityArea[]
  lattice: Lattice
}

/** `full` is the demonstration; `small` has the same shape with a few communities, for tests. */
export type Scale = 'full' | 'small'

interface Plan {
  size: LatticeSize
  streets: number
  communities: readonly [least: number, most: number]
  lake: boolean
}

const plans: Readonly<Record<Scale, Plan>> = {
  full: { size: { columns: 28, rows: 18 }, streets: 4, communities: [3, 5], lake: true },
  small: { size: { columns: 12, rows: 9 }, streets: 2, communities: [2, 2], lake: false },
}

/** Lays out the town: lattice → blocks → communities → streets → districts → city, with codes and outlines. */
export function layOut(random: Random, scale: Scale = 'full'): Territory {
  const plan = plans[scale]
  const lake = plan.lake ? { i: random.int(8, 20), j: 3 } : null
  const lattice = createLattice(random.fork('lattice'), plan.size, lake)
  const cells = townCells(random.fork('town'), plan.size)
  const quarterOf = quarters(random.fork('quarters'), plan.size)
  const make = createMaker(lattice, random.fork('points'))
  const city = make({ code: '9901', level: 'city', parentCode: null, name: cityName, cells })
  const areas = order.flatMap(quarter => {
    const own = cells.filter(cell => quarterOf(cell) === quarter)
    const plots: Plot[] = joinCells(
      random.fork(`blocks ${quarter}`),
      own,
      quarter === 'lakeside' && lake ? lakeCells(lake) : [],
    )
    return layDistrict({ make, random: random.fork(quarter), quarter, plots, plan })
  })
  return { lattice, areas: sumHouseholds([city, ...dedicate(random.fork('sites'), areas)]) }
}

interface NewArea {
  code: string
  level: AreaLevel
  parentCode: string | null
  name: PlaceName
  cells: readonly Cell[]
}
export type Maker = (area: NewArea) => CityArea

function createMaker(lattice: Lattice, random: Random): Maker {
  return ({ name, ...area }) => {
    const polygon = dissolve(lattice, area.cells)
    const middle = centroid(polygon)
    const point = contains(polygon, middle) ? middle : insidePoint(polygon, random.fork(area.code))
    const [zh, en] = name
    return { ...area, name: zh, nameEn: en, kind: 'basic', functions: [], households: 0, polygon, point }
  }
}

interface DistrictPlan {
  make: Maker
  random: Random
  quarter: Quarter
  plots: readonly Plot[]
  plan: Plan
}

function layDistrict({ make, random, quarter, plots, plan }: DistrictPlan): CityArea[] {
  const names = districtNames[quarter]
  const district = make({
    code: names.code,
    level: 'district',
    parentCode: '9901',
    name: names.name,
    cells: plots.flatMap(plot => plot.cells),
  })
  const free = [...names.communities]
  const streets = inReadingOrder(partition(random.fork('streets'), plots, plan.streets), 6)
  const below = streets.flatMap((group, index) => {
    const [zh, en] = names.streets[index] ?? ['', '']
    const code = `${names.code}${serial(index)}`
    const cells = group.flatMap(plot => plot.cells)
    const street = make({
      code,
      level: 'street',
      parentCode: names.code,
      name: [`${zh}街道`, `${en} Subdistrict`],
      cells,
    })
    const count = Math.max(plan.communities[0], Math.min(plan.communities[1], Math.round(group.length / 5.4)))
    const groups = inReadingOrder(partition(random.fork(`communities ${code}`), group, count), 3)
    return [street, ...groups.flatMap((part, n) => layCommunity({ make, random, part, parent: code, n, free }))]
  })
  return [district, ...below]
}

interface CommunityPlan {
  make: Maker
  random: Random
  part: readonly Plot[]
  parent: string
  n: number
  free: PlaceName[]
}

function layCommunity({ make, random, part, parent, n, free }: CommunityPlan): CityArea[] {
  const [zh, en] = free.shift() ?? ['', '']
  const code = `${parent}${serial(n)}`
  const cells = part.flatMap(plot => plot.cells)
  const community = make({
    code,
    level: 'community',
    parentCode: parent,
    name: [`${zh}社区`, `${en} Community`],
    cells,
  })
  const grids = inReadingOrder(
    part.map(plot => [plot]),
    1.2,
  ).map(([plot], index) => {
    const name: PlaceName = [`${zh}社区第${index + 1}网格`, `${en} Grid ${index + 1}`]
    const gridCode = `${code}${serial(index)}`
    return {
      lake: plot?.lake ?? false,
      area: make({ code: gridCode, level: 'grid', parentCode: code, name, cells: plot?.cells ?? [] }),
    }
  })
  return [community, ...nameGrids(random.fork(`grids ${code}`), grids)]
}

function serial(index: number): string {
  return String(index + 1).padStart(3, '0')
}

/** West to east in bands that run from north to south, the usual numbering of grids. `band` is the height of one band in cells. */
function inReadingOrder<G extends Ground>(groups: readonly G[][], band: number): G[][] {
  const middle = (group: readonly G[]) => {
    const cells = group.flatMap(one => one.cells)
    const mean = (read: (cell: Cell) => number) => cells.reduce((sum, cell) => sum + read(cell), 0) / cells.length
    return { x: mean(cell => cell.i), band: Math.floor(-mean(cell => cell.j) / band) }
  }
  return groups.toSorted((a, b) => middle(a).band - middle(b).band || middle(a).x - middle(b).x)
}

function sumHouseholds(areas: readonly CityArea[]): CityArea[] {
  const grids = areas.filter(area => area.level === 'grid')
  return areas.map(area => {
    if (area.level === 'grid') return area
    const own = grids.filter(grid => grid.code.startsWith(area.code))
    return { ...area, households: own.reduce((sum, grid) => sum + grid.households, 0) }
  })
}
