import type { Random } from '../random.ts'
import { type Metres, type Position, toPosition } from './position.ts'

/** Streets of the city as a warped lattice: crossings, and between them street pieces with bends. */
export interface Lattice {
  columns: number
  rows: number
  /** Crossing (i, j), i eastward 0..columns, j northward 0..rows. */
  crossing(i: number, j: number): Position
  /** Bends strictly between the two ends, from the lower to the higher crossing. */
  bends(piece: Piece): readonly Position[]
}

/** A street piece: `h` runs east from (i, j), `v` runs north from (i, j). */
export interface Piece {
  along: 'h' | 'v'
  i: number
  j: number
}

/** Cells eastward and northward. */
export interface LatticeSize {
  columns: number
  rows: number
}

export interface LakeSite {
  /** Crossing at the middle of the lake. */
  i: number
  j: number
}

/** Every position is made here once, so whatever shares a street shares its vertices exactly. */
export function createLattice(random: Random, { columns, rows }: LatticeSize, lake: LakeSite | null): Lattice {
  const place = createPlacing(random, { columns, rows }, lake)
  const crossings = new Map<string, Metres>()
  for (let i = 0; i <= columns; i += 1) for (let j = 0; j <= rows; j += 1) crossings.set(`${i},${j}`, place(i, j))
  const at = (i: number, j: number): Metres => {
    const found = crossings.get(`${i},${j}`)
    if (!found) throw new Error(`No crossing ${i},${j}`)
    return found
  }
  const bends = new Map<string, Position[]>()
  for (let i = 0; i <= columns; i += 1) {
    for (let j = 0; j <= rows; j += 1) {
      if (i < columns) bends.set(`h${i},${j}`, bend(random, at(i, j), at(i + 1, j)))
      if (j < rows) bends.set(`v${i},${j}`, bend(random, at(i, j), at(i, j + 1)))
    }
  }
  return {
    columns,
    rows,
    crossing: (i, j) => toPosition(at(i, j)),
    bends: piece => bends.get(`${piece.along}${piece.i},${piece.j}`) ?? [],
  }
}

/** Block widths differ, the whole town leans a little and its streets follow slow waves. */
function createPlacing(
  random: Random,
  { columns, rows }: LatticeSize,
  lake: LakeSite | null,
): (i: number, j: number) => Metres {
  const xs = spaced(random, columns, 285, 400)
  const ys = spaced(random, rows, 280, 390)
  const lean = random.between(0.08, 0.16)
  const [p, q, r, s] = [random.between(0, 6), random.between(0, 6), random.between(0, 6), random.between(0, 6)]
  const warp = (x: number, y: number): Metres => {
    const wx = x + 190 * Math.sin(y / 1500 + p) + 60 * Math.sin(x / 700 + q)
    const wy = y + 170 * Math.sin(x / 1900 + r) + 60 * Math.sin(y / 800 + s)
    return { x: wx * Math.cos(lean) - wy * Math.sin(lean), y: wx * Math.sin(lean) + wy * Math.cos(lean) }
  }
  const middle = lake && warp(xs[lake.i] ?? 0, ys[lake.j] ?? 0)
  return (i, j) => {
    const bare = warp((xs[i] ?? 0) + random.between(-30, 30), (ys[j] ?? 0) + random.between(-30, 30))
    return lake && middle && onShore(i - lake.i, j - lake.j) ? towardsShore(bare, middle) : bare
  }
}

function spaced(random: Random, count: number, from: number, to: number): number[] {
  const steps = [0]
  for (let n = 0; n < count; n += 1) steps.push((steps[n] ?? 0) + random.between(from, to))
  const half = (steps[count] ?? 0) / 2
  return steps.map(step => step - half)
}

/** Offsets of the crossings around a four by four block without its corners. */
function onShore(di: number, dj: number): boolean {
  const a = Math.abs(di)
  const b = Math.abs(dj)
  return (a === 2 && b <= 1) || (b === 2 && a <= 1) || (a === 1 && b === 1)
}

/** Draws the shore towards a circle, so that the lake is round rather than stepped. */
function towardsShore(point: Metres, middle: Metres): Metres {
  const dx = point.x - middle.x
  const dy = point.y - middle.y
  const pull = 1 + 0.7 * (700 / Math.hypot(dx, dy) - 1)
  return { x: middle.x + dx * pull, y: middle.y + dy * pull }
}

function bend(random: Random, from: Metres, to: Metres): Position[] {
  const count = random.weighted([
    [0, 3],
    [1, 5],
    [2, 2],
  ] as const)
  const dx = to.x - from.x
  const dy = to.y - from.y
  const lean = random.between(-0.07, 0.07)
  return Array.from({ length: count }, (_, index) => {
    const t = (index + 1) / (count + 1) + random.between(-0.08, 0.08)
    const off = lean * (0.7 + random.next() * 0.6)
    return toPosition({ x: from.x + dx * t - dy * off, y: from.y + dy * t + dx * off })
  })
}
