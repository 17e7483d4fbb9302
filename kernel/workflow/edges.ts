import { isFinal, type Procedure, type StandingName, targetsOf } from './definition.ts'
import { objectionTarget, ratingTargets } from './side-roads.ts'

/** One way from state to state, by an action of the procedure or a standing one. */
export interface Edge {
  action: string
  from: string
  to: string
  by: 'actor' | 'requester' | 'authority' | 'system'
  handles: boolean
  /** The engine refuses it to whoever handled the case. */
  checksHandler: boolean
  assigns: boolean
  unassigns: boolean
}

/** Every way a case can move, standing actions included: what the checker walks and the diagram draws. */
export function edgesOf(procedure: Procedure): Edge[] {
  const own = Object.entries(procedure.actions).flatMap(([action, definition]) =>
    definition.from.flatMap(from =>
      targetsOf(definition.to).map(to => ({
        action,
        from,
        to,
        by: definition.by ?? ('actor' as const),
        handles: definition.handles === true,
        checksHandler: definition.notHandler === true,
        assigns: definition.assigns !== undefined,
        unassigns: typeof definition.to !== 'string' && definition.to.some(arm => isReopening(arm, to)),
      })),
    ),
  )
  return [...own, ...standingEdges(procedure)]
}

function isReopening(arm: unknown, to: string): boolean {
  return typeof arm === 'object' && arm !== null && 'reopens' in arm && 'state' in arm && arm.state === to
}

function standingEdges(procedure: Procedure): Edge[] {
  const { standing, states } = procedure
  const waiting = Object.entries(states).flatMap(([name, state]) => (isFinal(state) ? [] : [{ name, state }]))
  const edges: Edge[] = []
  if (standing.return) {
    const { to } = standing.return
    for (const { name, state } of waiting)
      if (state.actor?.kind === 'unit') edges.push(standingEdge('return', name, to))
  }
  if (standing.void) {
    const { to, from } = standing.void
    for (const { name } of waiting) if (!from || from.includes(name)) edges.push(standingEdge('void', name, to))
  }
  if (standing.reopen) {
    const { to, from } = standing.reopen
    for (const name of from) edges.push(standingEdge('reopen', name, to))
  }
  return [...edges, ...sideRoadEdges(procedure)]
}

/** The side roads that lead to another state. */
function sideRoadEdges(procedure: Procedure): Edge[] {
  const { standing, states } = procedure
  const staffed = Object.entries(states).flatMap(([name, state]) =>
    !isFinal(state) && (state.actor?.kind === 'role' || state.actor?.kind === 'unit') ? [{ name, state }] : [],
  )
  const edges: Edge[] = []
  const back = objectionTarget(procedure)
  if (back !== null) {
    for (const { name, state } of staffed)
      if (state.actor.kind === 'unit') edges.push(standingEdge('decide_objection', name, back))
  }
  if (standing.merge) {
    for (const { name } of staffed) edges.push(standingEdge('merge', name, standing.merge.to))
  }
  const rates = standing.followUp && standing.followUp.rates ? procedure.actions[standing.followUp.rates] : undefined
  for (const from of rates?.from ?? []) {
    const state = states[from]
    if (state && !isFinal(state) && state.bucket === 'rate')
      edges.push(...ratingTargets(procedure).map(to => standingEdge('follow_up', from, to)))
  }
  return edges
}

function standingEdge(action: StandingName, from: string, to: string): Edge {
  return {
    action,
    from,
    to,
    by: action === 'return' ? 'actor' : 'authority',
    handles: false,
    checksHandler: action === 'void' || action === 'merge' || action === 'follow_up',
    assigns: false,
    unassigns: action !== 'void' && action !== 'merge' && action !== 'follow_up',
  }
}
