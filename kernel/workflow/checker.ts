import type { MessageBundle, MessageTree } from '#platform/i18n.ts'
import { checkClosing } from './check-closing.ts'
import { checkReach } from './check-reach.ts'
import { checkSideRoads } from './check-side-roads.ts'
import { ENGINE_STEPS, isFinal, type Procedure, STANDING_ACTIONS } from './definition.ts'
import type { Problem } from './problem.ts'

/**
 * Proves every procedure before it may run: in the tests and again at start-up. An empty list means that every state
 * can be reached and left, everyone awaited is named and timed, nobody who handled a case can close it, and every
 * word shown exists in both languages. `messages` are the texts by module.
 */
export function checkProcedures(procedures: readonly Procedure[], messages: Record<string, MessageBundle>): Problem[] {
  return [
    ...checkVersions(procedures),
    ...procedures.flatMap(procedure => [
      ...checkWaiting(procedure),
      ...checkActions(procedure),
      ...checkReach(procedure),
      ...checkClosing(procedure),
      ...checkSideRoads(procedure),
      ...checkTexts(procedure, messages[procedure.module]),
    ]),
  ]
}

function checkVersions(procedures: readonly Procedure[]): Problem[] {
  const names = procedures.map(nameOf)
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map(procedure => ({ procedure, problem: 'version_not_unique' }))
}

function checkWaiting(procedure: Procedure): Problem[] {
  const problems: Problem[] = []
  for (const [name, state] of Object.entries(procedure.states)) {
    if (isFinal(state)) continue
    const report = (problem: string) => problems.push({ procedure: nameOf(procedure), problem, state: name })
    if (!state.actor) report('no_actor')
    if (!state.limit || !Number.isInteger(state.limit.amount) || state.limit.amount < 1) report('no_limit')
    if (!state.overdue) report('no_overdue_rule')
    const expires = procedure.actions.expire
    if (state.overdue === 'expire' && !(expires?.by === 'system' && expires.from.includes(name)))
      report('cannot_expire')
    if (state.actor?.kind === 'system' && state.overdue !== 'expire') report('waits_for_nobody')
  }
  return problems
}

function checkActions(procedure: Procedure): Problem[] {
  const problems: Problem[] = []
  const reserved: readonly string[] = [...STANDING_ACTIONS, ...ENGINE_STEPS]
  for (const [name, action] of Object.entries(procedure.actions)) {
    const report = (problem: string) => problems.push({ procedure: nameOf(procedure), problem, action: name })
    if (reserved.includes(name)) report('reserved_name')
    const fields = action.form ? Object.keys(action.form.shape) : []
    if (action.assigns && !fields.includes('leadOrganisationId')) report('form_lacks_lead')
    if (action.dueOn && !fields.includes('dueOn')) report('form_lacks_due')
    if (action.outcome === 'form' && !fields.includes('outcome')) report('form_lacks_outcome')
    for (const arm of typeof action.to === 'string' ? [] : action.to) {
      if (typeof arm !== 'string' && !fields.includes(arm.when.slice('form.'.length))) report('form_lacks_branch')
    }
    if ((action.sets ?? []).some(field => !fields.includes(field))) report('form_lacks_field')
    if (action.by === 'system' && (action.needsNote || action.needsPhoto || action.form)) report('system_cannot_fill')
  }
  return problems
}

function checkTexts(procedure: Procedure, bundle: MessageBundle | undefined): Problem[] {
  const told = Object.entries(procedure.actions).filter(([, action]) => (action.visibility ?? 'public') === 'public')
  const keys = [
    'title',
    ...Object.keys(procedure.states).map(state => `states.${state}`),
    ...Object.keys(procedure.actions).map(action => `actions.${action}`),
    ...told.map(([action]) => `told.${action}`),
  ]
  return (['zh', 'en'] as const).flatMap(locale =>
    keys
      .filter(key => !hasWords(bundle?.[locale], ['procedures', procedure.key, ...key.split('.')]))
      .map(key => ({ procedure: nameOf(procedure), problem: 'no_text', text: `${locale}:${key}` })),
  )
}

function hasWords(tree: MessageTree | string | undefined, path: readonly string[]): boolean {
  const [head, ...rest] = path
  if (head === undefined) return typeof tree === 'string' && tree.trim() !== ''
  return typeof tree === 'object' && hasWords(tree[head], rest)
}

function nameOf(procedure: Procedure): string {
  return `${procedure.key}@${procedure.version}`
}

/** Throws with every problem named; for the start of the server. */
export function assertSound(procedures: readonly Procedure[], messages: Record<string, MessageBundle>): void {
  const problems = checkProcedures(procedures, messages)
  if (problems.length > 0) throw new Error(`Procedures are not sound:\n${problems.map(line).join('\n')}`)
}

function line(problem: Problem): string {
  return [problem.procedure, problem.state, problem.action, problem.problem, problem.text].filter(Boolean).join(' ')
}
