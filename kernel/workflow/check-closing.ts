import { isFinal, type Procedure } from './definition.ts'
import { type Edge, edgesOf } from './edges.ts'
import type { Problem } from './problem.ts'

/** What may be true of a case when it arrives in a state. */
interface Standing {
  state: string
  /** Somebody handled it and nobody else has looked at it since. */
  unchecked: boolean
  assigned: boolean
}

/**
 * Walks every situation a case can be in. Whoever handled a case never closes it: every way from a handling action to
 * an end passes an action the handler is refused. A state that waits for the assigned unit is never entered without one.
 */
export function checkClosing(procedure: Procedure): Problem[] {
  const name = `${procedure.key}@${procedure.version}`
  const edges = edgesOf(procedure)
  const problems = new Map<string, Problem>()
  const report = (problem: Problem) => problems.set(`${problem.problem}/${problem.action}/${problem.state}`, problem)
  const seen = new Set<string>()
  const queue: Standing[] = [{ state: procedure.start, unchecked: false, assigned: false }]
  for (let here = queue.pop(); here !== undefined; here = queue.pop()) {
    const key = JSON.stringify(here)
    if (seen.has(key)) continue
    seen.add(key)
    for (const edge of edges.filter(edge => edge.from === here.state)) {
      const next = after(here, edge)
      const target = procedure.states[edge.to]
      if (!target) continue
      if (isFinal(target) && next.unchecked)
        report({ procedure: name, problem: 'handler_can_close', state: here.state, action: edge.action })
      if (!isFinal(target) && target.actor?.kind === 'unit' && !next.assigned)
        report({ procedure: name, problem: 'no_unit_assigned', state: edge.to, action: edge.action })
      queue.push(next)
    }
  }
  return [...problems.values()]
}

function after(here: Standing, edge: Edge): Standing {
  return {
    state: edge.to,
    unchecked: edge.handles || (here.unchecked && !edge.checksHandler),
    assigned: edge.assigns || (here.assigned && !edge.unassigns),
  }
}
