import type { ActionDefinition } from './definition.ts'

/** The first branch whose question the form answers, else the state that is left. */
export function route(
  action: Pick<ActionDefinition, 'to'>,
  form: Record<string, unknown>,
): { toState: string; reopens: boolean } {
  if (typeof action.to === 'string') return { toState: action.to, reopens: false }
  for (const arm of action.to) {
    if (typeof arm === 'string') return { toState: arm, reopens: false }
    if (form[arm.when.slice('form.'.length)] === arm.is) return { toState: arm.state, reopens: arm.reopens === true }
  }
  throw new Error('A forked action must end with the state that is left')
}
