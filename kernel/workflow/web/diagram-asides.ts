import type { DrawnProcedure } from './diagram-layout.ts'

/** Actions any procedure has; they lead from nearly everywhere. */
const standingNames = new Set(['return', 'void', 'reopen'])
/** An exit that so many states have is no step of the way. */
const many = 3

/**
 * The procedure without the ways that can be taken from nearly everywhere, and without the ends only they lead to.
 * What a case has really done stays.
 */
export function withoutAsides<T extends DrawnProcedure>(
  procedure: T,
  thread: readonly { fromState: string | null; toState: string }[],
): T {
  const taken = new Set(thread.map(step => `${step.fromState}>${step.toState}`))
  const final = new Set(procedure.states.filter(state => state.final).map(state => state.name))
  const sources = (action: string) => procedure.edges.filter(edge => edge.action === action).length
  const edges = procedure.edges.filter(({ action, from, to }) => {
    if (taken.has(`${from}>${to}`)) return true
    return !standingNames.has(action) && !(final.has(to) && sources(action) >= many)
  })
  const reached = new Set([procedure.start, ...edges.map(edge => edge.to)])
  return { ...procedure, edges, states: procedure.states.filter(state => !state.final || reached.has(state.name)) }
}
