import { isFinal, type Procedure } from './definition.ts'
import type { Problem } from './problem.ts'
import { holdStates, objectionTarget } from './side-roads.ts'

/**
 * The side roads of a procedure hang together: a case is held where somebody is awaited, an objection has a decider
 * and a whole limit, a follow-up rates by an action of the requester that asks nothing it does not ask itself.
 */
export function checkSideRoads(procedure: Procedure): Problem[] {
  const name = `${procedure.key}@${procedure.version}`
  const { standing, states, actions } = procedure
  const problems: Problem[] = []
  const report = (problem: string, at: Partial<Problem> = {}) => problems.push({ procedure: name, problem, ...at })
  for (const state of holdStates(procedure)) {
    const held = states[state]
    if (!held || isFinal(held)) report('held_at_an_end', { state, action: 'hold' })
  }
  const asked = standing.hold || {}
  if (!whole(asked.limit?.amount)) report('no_limit', { action: 'ask_hold' })
  if (!whole(asked.times)) report('never_asked', { action: 'ask_hold' })
  const limit = standing.objection ? standing.objection.limit : undefined
  if (!whole(limit?.amount)) report('no_limit', { action: 'object' })
  if (standing.objection && objectionTarget(procedure) === null) report('objection_leads_nowhere', { action: 'object' })
  const rates = standing.followUp ? standing.followUp.rates : undefined
  const rating = rates === undefined ? undefined : actions[rates]
  if (rates !== undefined && rating?.by !== 'requester') report('follows_up_no_rating', { action: 'follow_up' })
  return problems
}

/** Left to what is shipped, or a whole number greater than zero. */
function whole(amount: number | undefined): boolean {
  return amount === undefined || (Number.isInteger(amount) && amount > 0)
}
