import type { Random } from '../random.ts'
import type { LakeSite, LatticeSize } from './lattice.ts'
import type { Cell } from './outline.ts'

/** Ground of one future grid: one to four lattice cells that hang together, or the lake. */
export interface Block {
  cells: readonly Cell[]
  lake: boolean
}

export type Quarter = 'east' | 'west' | 'lakeside'

const key = ({ i, j }: Cell) => `${i},${j}`

/** Cells of the town: a rounded outline, every row one unbroken stretch. */
export function townCells(random: Random, { columns, rows }: LatticeSize): Cell[] {
  const deepest = Math.floor(columns * 0.22)
  const cells: Cell[] = []
  let [wobbleWest, wobbleEast] = [0, 0]
  for (let j = 0; j < rows; j += 1) {
    const t = (j + 0.5) / rows - 0.5
    const taper = columns * 0.5 * (1 - (1 - Math.abs(2 * t) ** 3.2) ** (1 / 3.2))
    wobbleWest = Math.max(0, Math.min(2, wobbleWest + random.int(-1, 1)))
    wobbleEast = Math.max(0, Math.min(2, wobbleEast + random.int(-1, 1)))
    const west = Math.min(deepest, Math.floor(taper) + wobbleWest)
    const east = columns - Math.min(deepest, Math.floor(taper) + wobbleEast)
    for (let i = west; i < east; i += 1) cells.push({ i, j })
  }
  return cells
}

/** South of a stepped line lies the lakeside; north of it a second line parts west from east. */
export function quarters(random: Random, { columns, rows }: LatticeSize): (cell: Cell) => Quarter {
  const meeting = Math.round(columns * 0.49)
  const level = Math.round(rows * 0.38)
  // Where the two lines meet, and at the edge of town, the first runs straight: a step there would leave a corner hanging.
  const straight = (i: number) => Math.abs(i - meeting) <= 2 || i < 5 || i > columns - 6
  const south = stepped(random, columns, level, 1).map((at, i) => (straight(i) ? level : at))
  const middle = stepped(random, rows, meeting, 1)
  return ({ i, j }) => {
    if (j < (south[i] ?? 0)) return 'lakeside'
    return i < (middle[j] ?? 0) ? 'west' : 'east'
  }
}

/** A line that moves by at most one step and not at every place, so that it never leaves a corner hanging. */
function stepped(random: Random, length: number, start: number, reach: number): number[] {
  const line: number[] = []
  let at = start
  for (let n = 0; n < length; n += 1) {
    if (n % 3 === 0) at = Math.max(start - reach, Math.min(start + reach, at + random.int(-1, 1)))
    line.push(at)
  }
  return line
}

export function lakeCells(site: LakeSite): Cell[] {
  const cells: Cell[] = []
  for (let di = -2; di < 2; di += 1) {
    for (let dj = -2; dj < 2; dj += 1) {
      const corner = (di === -2 || di === 1) && (dj === -2 || dj === 1)
      if (!corner) cells.push({ i: site.i + di, j: site.j + dj })
    }
  }
  return cells
}

/** Joins cells of one quarter into blocks of uneven size, as real blocks are. */
export function joinCells(random: Random, cells: readonly Cell[], lake: readonly Cell[]): Block[] {
  const water = new Set(lake.map(key))
  const free = new Map(cells.filter(cell => !water.has(key(cell))).map(cell => [key(cell), cell]))
  const blocks: Block[] = []
  if (cells.some(cell => water.has(key(cell)))) blocks.push({ cells: lake, lake: true })
  for (const start of random.shuffle([...free.values()])) {
    if (!free.delete(key(start))) continue
    const size = random.weighted([
      [1, 46],
      [2, 38],
      [3, 9],
      [4, 7],
    ] as const)
    blocks.push({ cells: grow(random, start, size, free), lake: false })
  }
  return blocks
}

function grow(random: Random, start: Cell, size: number, free: Map<string, Cell>): Cell[] {
  const joined = [start]
  while (joined.length < size) {
    const next = random.shuffle(joined.flatMap(neighbours)).filter(cell => free.has(key(cell)))
    // A cell that touches two of the block makes it compact.
    const best = next.toSorted((a, b) => touching(joined, b) - touching(joined, a))[0]
    if (!best) break
    free.delete(key(best))
    joined.push(best)
  }
  return joined
}

export function neighbours({ i, j }: Cell): Cell[] {
  return [
    { i: i - 1, j },
    { i: i + 1, j },
    { i, j: j - 1 },
    { i, j: j + 1 },
  ]
}

function touching(joined: readonly Cell[], cell: Cell): number {
  const around = new Set(neighbours(cell).map(key))
  return joined.filter(one => around.has(key(one))).length
}
