import type { CaseView } from '#kernel/workflow/index.ts'

export type TaskAction = CaseView['actions'][number]

/** Steps that need a register to choose from, or weigh more than a phone should carry, stay on the desk. */
const deskOnly = new Set(['dispatch', 'add_assist', 'accept', 'void'])
/** Another's work altogether: a button nobody here can ever press explains nothing. */
const othersWork = new Set(['workflow.needs_role', 'workflow.not_your_unit', 'workflow.not_the_requester'])

export interface SortedActions {
  /** What the state waits for first, then the others, then what cannot be done now and why. */
  here: TaskAction[]
  /** What may be done, but at a desk. */
  atDesk: TaskAction[]
  /** The next step of the procedure is somebody else's. */
  awaitsOthers: boolean
}

/** The actions of a case as a phone offers them. */
export function sortActions(actions: readonly TaskAction[]): SortedActions {
  const offered = actions.filter(action => action.enabled || !othersWork.has(action.reason ?? ''))
  const rank = (action: TaskAction) => (!action.enabled ? 2 : action.primary ? 0 : 1)
  return {
    here: offered.filter(action => !deskOnly.has(action.name)).toSorted((a, b) => rank(a) - rank(b)),
    atDesk: offered.filter(action => deskOnly.has(action.name) && action.enabled && !action.standing),
    awaitsOthers: !actions.some(action => action.enabled && !action.standing),
  }
}

/** Where the words of a choice are: with the feature the case belongs to, else where matters keep theirs, else the engine's. */
export function optionKeys(field: string, value: string, module = 'matters'): string[] {
  const groups: Record<string, string> = { outcome: 'outcomes', reason: 'decline' }
  return [
    `${module}:options.${field}.${value}`,
    `matters:${groups[field] ?? field}.${value}`,
    `workflow:fields.${value}`,
  ]
}

/** The feature a case belongs to: its texts carry its name. */
export function moduleOf(line: { stateLabel: string }): string {
  return line.stateLabel.split(':')[0] ?? 'matters'
}

type Schema = NonNullable<TaskAction['form']>

/** The form as it is to be filled in: a next date is asked for only where the result is "not now", and then it must be given. */
export function schemaFor(schema: Schema | null, outcome: unknown): Schema {
  if (schema === null) return { type: 'object', properties: {} }
  const { properties, required } = schema
  if (!isRecord(properties) || !('nextDate' in properties)) return schema
  const named = Array.isArray(required) ? required : []
  if (outcome === 'not_now') return { ...schema, required: [...named, 'nextDate'] }
  const { nextDate: _left, ...rest } = properties
  return { ...schema, properties: rest }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
