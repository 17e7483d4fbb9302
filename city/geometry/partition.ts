import type { Random } from '../random.ts'
import { neighbours } from './blocks.ts'
import { borderOf, type Cell, pinches } from './outline.ts'

/** Anything made of lattice cells that can be grouped: blocks into communities, communities into streets. */
export interface Ground {
  cells: readonly Cell[]
}

const DIRECTIONS = 12
const key = ({ i, j }: Cell) => `${i},${j}`

/**
 * Cuts ground into `parts` connected groups of about equal count, by repeated halving along the straightest cut.
 * Throws when some ground cannot be cut so.
 */
export function partition<G extends Ground>(random: Random, ground: readonly G[], parts: number): G[][] {
  if (parts === 1) return [[...ground]]
  const first = Math.floor(parts / 2)
  const [a, b] = halve(random, ground, first / parts)
  return [...partition(random, a, first), ...partition(random, b, parts - first)]
}

function halve<G extends Ground>(random: Random, ground: readonly G[], share: number): [G[], G[]] {
  const wanted = Math.round(ground.length * share)
  let best: { cost: number; cut: [G[], G[]] } | undefined
  for (let n = 0; n < DIRECTIONS * 2; n += 1) {
    const angle = (Math.PI * n) / DIRECTIONS
    const sorted = ground.toSorted((a, b) => along(a, angle) - along(b, angle))
    const cut = settle(sorted.slice(0, wanted), sorted.slice(wanted))
    if (!cut) continue
    const cost = costOf(cut, wanted) + random.between(0, 2)
    if (!best || cost < best.cost) best = { cost, cut }
  }
  if (!best) throw new Error('Ground could not be cut into connected halves')
  return best.cut
}

function along({ cells }: Ground, angle: number): number {
  const x = cells.reduce((sum, cell) => sum + cell.i, 0) / cells.length
  const y = cells.reduce((sum, cell) => sum + cell.j, 0) / cells.length
  return x * Math.cos(angle) + y * Math.sin(angle)
}

/** Pieces that a cut left behind go to the other side; undefined when that does not heal both. */
function settle<G extends Ground>(a: readonly G[], b: readonly G[]): [G[], G[]] | undefined {
  const [mainA = [], ...strayA] = components(a)
  const [mainB = [], ...strayB] = components(b)
  const left = [...mainA, ...strayB.flat()]
  const right = [...mainB, ...strayA.flat()]
  if (left.length === 0 || right.length === 0) return undefined
  return components(left).length === 1 && components(right).length === 1 ? [left, right] : undefined
}

function costOf<G extends Ground>([a, b]: [G[], G[]], wanted: number): number {
  const cells = (group: readonly G[]) => group.flatMap(one => one.cells)
  const border = borderOf(cells(a)).length + borderOf(cells(b)).length
  return border + 40 * (pinches(cells(a)) + pinches(cells(b))) + 4 * Math.abs(a.length - wanted)
}

/** Connected groups, largest first; ground hangs together across a street, not across a corner. */
export function components<G extends Ground>(ground: readonly G[]): G[][] {
  const owner = new Map(ground.flatMap(one => one.cells.map(cell => [key(cell), one] as const)))
  const seen = new Set<G>()
  const reach = (start: G): G[] => {
    seen.add(start)
    const group = [start]
    for (const one of group) {
      const around = one.cells.flatMap(neighbours).map(cell => owner.get(key(cell)))
      for (const next of around) {
        if (next && !seen.has(next)) group.push(next)
        if (next) seen.add(next)
      }
    }
    return group
  }
  const groups = ground.flatMap(start => (seen.has(start) ? [] : [reach(start)]))
  return groups.toSorted((x, y) => y.length - x.length)
}
