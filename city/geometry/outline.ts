import type { Lattice, Piece } from './lattice.ts'
import type { MultiPolygon, Position, Ring } from './position.ts'
import { signedArea } from './measure.ts'

/** A block of the lattice by its south-west crossing. */
export interface Cell {
  i: number
  j: number
}

interface Side {
  piece: Piece
  /** From the lower to the higher crossing. */
  forward: boolean
}

const pieceKey = ({ along, i, j }: Piece) => `${along}${i},${j}`

/** The four street pieces of a cell, counter-clockwise. */
function sides({ i, j }: Cell): Side[] {
  return [
    { piece: { along: 'h', i, j }, forward: true },
    { piece: { along: 'v', i: i + 1, j }, forward: true },
    { piece: { along: 'h', i, j: j + 1 }, forward: false },
    { piece: { along: 'v', i, j }, forward: false },
  ]
}

/** Street pieces on the border of a set of cells: those that only one cell of the set uses. */
export function borderOf(cells: readonly Cell[]): Side[] {
  const open = new Map<string, Side>()
  for (const cell of cells) {
    for (const side of sides(cell)) {
      const key = pieceKey(side.piece)
      if (!open.delete(key)) open.set(key, side)
    }
  }
  return [...open.values()]
}

/**
 * The union of cells, exact: shared pieces cancel, the rest is chained into rings. Rings never touch themselves as long as
 * no two cells of the set meet in a corner only (see `pinches`).
 */
export function dissolve(lattice: Lattice, cells: readonly Cell[]): MultiPolygon {
  const rings = chain(borderOf(cells)).map(path => ringOf(lattice, path))
  const outer = rings.filter(ring => signedArea(ring) > 0)
  const holes = rings.filter(ring => signedArea(ring) <= 0)
  const [first, ...others] = outer
  if (!first || others.length > 0) throw new Error('The cells of an area must hang together')
  return [[first, ...holes]]
}

/** How many crossings have two cells of the set diagonally and nothing else: there the outline would touch itself. */
export function pinches(cells: readonly Cell[]): number {
  const inside = new Set(cells.map(cell => `${cell.i},${cell.j}`))
  const has = (i: number, j: number) => inside.has(`${i},${j}`)
  let count = 0
  for (const { i, j } of cells) {
    if (has(i + 1, j + 1) && !has(i + 1, j) && !has(i, j + 1)) count += 1
    if (has(i - 1, j + 1) && !has(i - 1, j) && !has(i, j + 1)) count += 1
  }
  return count
}

function ends({ piece, forward }: Side): { from: string; to: string } {
  const low = `${piece.i},${piece.j}`
  const high = piece.along === 'h' ? `${piece.i + 1},${piece.j}` : `${piece.i},${piece.j + 1}`
  return forward ? { from: low, to: high } : { from: high, to: low }
}

function chain(border: Side[]): Side[][] {
  const from = new Map(border.map(side => [ends(side).from, side]))
  const paths: Side[][] = []
  for (const start of border) {
    const path: Side[] = []
    for (let at: Side | undefined = start; at && from.delete(ends(at).from); at = from.get(ends(at).to)) path.push(at)
    if (path.length > 0) paths.push(path)
  }
  return paths
}

function ringOf(lattice: Lattice, path: readonly Side[]): Ring {
  const ring: Position[] = path.flatMap(({ piece, forward }) => {
    const bends = lattice.bends(piece)
    const low = lattice.crossing(piece.i, piece.j)
    const high = piece.along === 'h' ? lattice.crossing(piece.i + 1, piece.j) : lattice.crossing(piece.i, piece.j + 1)
    return forward ? [low, ...bends] : [high, ...bends.toReversed()]
  })
  const [first] = ring
  return first ? [...ring, first] : []
}
