/**
 * A round is drafted, opened for voting, closed and counted, published for objections, and final. Until it is published it may
 * be given up; voting may be taken up again while it is counted, with a reason.
 */
export const ROUND_STATES = ['draft', 'open', 'counting', 'published', 'final', 'cancelled'] as const
export type RoundState = (typeof ROUND_STATES)[number]

const moves = {
  open: { from: ['draft'], to: 'open' },
  close: { from: ['open'], to: 'counting' },
  extend: { from: ['open', 'counting'], to: 'open' },
  publish: { from: ['counting'], to: 'published' },
  finish: { from: ['published'], to: 'final' },
  cancel: { from: ['draft', 'open', 'counting'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly RoundState[]; to: RoundState }>
export type RoundMove = keyof typeof moves

export function mayMove(state: RoundState, move: RoundMove): boolean {
  const from: readonly RoundState[] = moves[move].from
  return from.includes(state)
}

export function movesFrom(state: RoundState): RoundMove[] {
  return Object.keys(moves)
    .map(name => name as RoundMove)
    .filter(name => mayMove(state, name))
}
