import { isFinal, type Procedure } from './definition.ts'
import { type Edge, edgesOf } from './edges.ts'
import type { Problem } from './problem.ts'

/**
 * Every state can be reached from the start, and from every state an end can be reached by the procedure's own
 * actions: a case that can only be voided has no end. Standing targets must exist and be of the right kind.
 */
export function checkReach(procedure: Procedure): Problem[] {
  const name = `${procedure.key}@${procedure.version}`
  const edges = edgesOf(procedure)
  const ends = Object.keys(procedure.states).filter(state => isEnd(procedure, state))
  const reached = closure([procedure.start], edges)
  const own = edges.filter(edge => edge.action in procedure.actions)
  const ending = closure(ends, own.map(reversed))
  const problems: Problem[] = []
  for (const state of Object.keys(procedure.states)) {
    if (!reached.has(state)) problems.push({ procedure: name, problem: 'unreachable', state })
    if (!ending.has(state)) problems.push({ procedure: name, problem: 'no_way_to_an_end', state })
  }
  for (const edge of edges) {
    const { action, from, to } = edge
    if (!(from in procedure.states) || !(to in procedure.states))
      problems.push({ procedure: name, problem: 'unknown_state', action, state: from in procedure.states ? to : from })
    if (action !== 'reopen' && isEnd(procedure, from))
      problems.push({ procedure: name, problem: 'leaves_an_end', action, state: from })
    if (action === 'reopen' && (!isEnd(procedure, from) || isEnd(procedure, to)))
      problems.push({ procedure: name, problem: 'reopens_wrongly', action, state: from })
    if (action === 'void' && !isEnd(procedure, to))
      problems.push({ procedure: name, problem: 'voids_into_waiting', action, state: to })
    if (action === 'merge' && !isEnd(procedure, to))
      problems.push({ procedure: name, problem: 'merges_into_waiting', action, state: to })
    if (action === 'decide_objection' && isEnd(procedure, to))
      problems.push({ procedure: name, problem: 'objects_into_an_end', action, state: to })
  }
  return problems
}

function isEnd(procedure: Procedure, name: string): boolean {
  const state = procedure.states[name]
  return state !== undefined && isFinal(state)
}

function reversed(edge: Edge): Edge {
  return { ...edge, from: edge.to, to: edge.from }
}

function closure(from: readonly string[], edges: readonly Edge[]): Set<string> {
  const seen = new Set(from)
  const queue = [...from]
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    const next = edges.filter(edge => edge.from === state && !seen.has(edge.to)).map(edge => edge.to)
    for (const name of next) seen.add(name)
    queue.push(...next)
  }
  return seen
}
