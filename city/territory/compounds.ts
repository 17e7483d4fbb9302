import { clearance, contains, drawInside, insidePoint } from '../geometry/measure.ts'
import { type Position, round, toMetres, toPosition } from '../geometry/position.ts'
import type { Random } from '../random.ts'
import type { CityArea } from './city-area.ts'
import { type CompoundStyle, createCompoundNames } from './compound-names.ts'
import { addressIn } from './roads.ts'

export interface Building {
  id: string
  name: string
  floors: number
  gridCode: string
  point: Position
}

/** 小区: lies in one community and touches one or more of its grids. */
export interface Compound {
  id: string
  district: string
  communityCode: string
  /** The first is where most of it lies. */
  gridCodes: readonly string[]
  name: string
  address: string
  point: Position
  households: number
  builtYear: number
  style: CompoundStyle
  buildings: readonly Building[]
}

/** When the directory of this city was first taken over; ids and periods of standing data begin here. */
export const foundedAt = new Date('2023-03-01T01:00:00Z')

const stock = {
  old: { years: [1979, 1998], floors: [5, 6], perBuilding: [24, 48] },
  middle: { years: [1999, 2010], floors: [6, 11], perBuilding: [36, 66] },
  new: { years: [2011, 2024], floors: [17, 33], perBuilding: [68, 132] },
} as const

/** One or two compounds in nearly every basic grid; some spread over the next grid of the same community. */
export function buildCompounds(random: Random, areas: readonly CityArea[]): Compound[] {
  const nameFor = createCompoundNames(random.fork('names'))
  const grids = areas.filter(area => area.level === 'grid' && area.kind === 'basic')
  return grids.flatMap(grid => {
    const source = random.fork(grid.code)
    if (source.chance(0.08)) return []
    const count = grid.cells.length >= 3 || source.chance(0.12) ? 2 : 1
    const centres = spread(grid, count, source)
    return centres.map((point, index) => {
      const style = styleIn(grid, source)
      const rivals = centres.filter((_, other) => other !== index)
      return build({ random: source, grid, grids, point, rivals, style, name: nameFor(style), share: 0.94 / count })
    })
  })
}

/** Old estates in the west, towers by the lake. */
function styleIn(grid: CityArea, random: Random): CompoundStyle {
  const weights = { '990101': [3, 5, 3], '990102': [6, 4, 1], '990103': [1, 3, 6] }[grid.code.slice(0, 6)] ?? [1, 1, 1]
  const [old = 1, middle = 1, fresh = 1] = weights
  return random.weighted([
    ['old', old],
    ['middle', middle],
    ['new', fresh],
  ] as const)
}

interface Plan {
  random: Random
  grid: CityArea
  grids: readonly CityArea[]
  point: Position
  rivals: readonly Position[]
  style: CompoundStyle
  name: string
  share: number
}

function build({ random, grid, grids, point, rivals, style, name, share }: Plan): Compound {
  const { years, floors, perBuilding } = stock[style]
  const households = Math.max(60, Math.round(grid.households * share))
  const wanted = Math.max(2, Math.round(households / random.int(perBuilding[0], perBuilding[1])))
  const communityCode = grid.parentCode ?? ''
  const near = random.chance(0.22) ? nextGrid(grid, grids) : undefined
  const id = random.id(foundedAt)
  const ground = near ? [grid, near] : [grid]
  const middle = near ? towardsBorder(grid, near, point) : point
  const spots = rowsOfBuildings(ground, middle, rivals).slice(0, wanted)
  const numbered = (spots.length > 0 ? spots : [{ point, gridCode: grid.code }]).toSorted(northWestFirst)
  const buildings = numbered.map((spot, index) => ({
    id: random.id(foundedAt),
    name: `${index + 1}号楼`,
    floors: random.int(floors[0], floors[1]),
    ...spot,
  }))
  const touched = new Set([grid.code, ...buildings.map(building => building.gridCode)])
  return {
    id,
    district: grid.code.slice(0, 6),
    communityCode,
    gridCodes: [...touched],
    name,
    address: addressIn(grid.cells, random),
    point: middle,
    households,
    builtYear: random.int(years[0], years[1]),
    style,
    buildings,
  }
}

function nextGrid(grid: CityArea, grids: readonly CityArea[]): CityArea | undefined {
  return grids.find(
    other => other !== grid && other.parentCode === grid.parentCode && sharedBorder(grid, other).length >= 2,
  )
}

function sharedBorder(a: CityArea, b: CityArea): Position[] {
  const other = new Set((b.polygon[0]?.[0] ?? []).map(String))
  return (a.polygon[0]?.[0] ?? []).slice(1).filter(position => other.has(String(position)))
}

/** Most of the way to the street between the two grids, so that the compound lies on both sides of it. */
function towardsBorder(grid: CityArea, near: CityArea, point: Position): Position {
  const border = sharedBorder(grid, near)
  const lng = border.reduce((sum, position) => sum + position[0], 0) / border.length
  const lat = border.reduce((sum, position) => sum + position[1], 0) / border.length
  const moved: Position = [round(point[0] + (lng - point[0]) * 0.7), round(point[1] + (lat - point[1]) * 0.7)]
  return contains(grid.polygon, moved) ? moved : point
}

/** Places 62 m by 46 m apart around the middle of the compound, nearest first, clear of the streets. */
function rowsOfBuildings(
  ground: readonly CityArea[],
  middle: Position,
  rivals: readonly Position[],
): { point: Position; gridCode: string }[] {
  const origin = toMetres(middle)
  const spots: { point: Position; gridCode: string; far: number }[] = []
  for (let column = -5; column <= 5; column += 1) {
    for (let row = -6; row <= 6; row += 1) {
      const at = { x: origin.x + column * 62 + row * 6, y: origin.y + row * 46 + column * 7 }
      const point = toPosition(at)
      const grid = ground.find(one => contains(one.polygon, point) && clearance(one.polygon, point) > 18)
      const far = Math.hypot(at.x - origin.x, at.y - origin.y)
      if (grid && rivals.every(rival => distance(rival, point) > far)) spots.push({ point, gridCode: grid.code, far })
    }
  }
  return spots.toSorted((a, b) => a.far - b.far).map(({ point, gridCode }) => ({ point, gridCode }))
}

function northWestFirst(a: { point: Position }, b: { point: Position }): number {
  const band = (point: Position) => Math.round(-toMetres(point).y / 46)
  return band(a.point) - band(b.point) || a.point[0] - b.point[0]
}

function distance(a: Position, b: Position): number {
  const [p, q] = [toMetres(a), toMetres(b)]
  return Math.hypot(p.x - q.x, p.y - q.y)
}

/** One or two points well inside and far from each other. */
function spread(grid: CityArea, count: number, random: Random): Position[] {
  const rounded = ([lng, lat]: Position): Position => [round(lng), round(lat)]
  if (count === 1) return [rounded(insidePoint(grid.polygon, random))]
  const draws = Array.from({ length: 12 }, () => rounded(drawInside(grid.polygon, random, 60)))
  const pairs = draws.flatMap((a, index) => draws.slice(index + 1).map(b => [a, b] as const))
  const best = pairs.toSorted((p, q) => distance(q[0], q[1]) - distance(p[0], p[1]))[0]
  return best ? [...best] : draws.slice(0, 1)
}
