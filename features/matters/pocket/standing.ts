import type { StateName } from '#ui/tokens.ts'

interface Matter {
  state: string
  final: boolean
  dueAt: string | null
  awaitsMe: boolean
}

export interface Standing {
  mark: StateName
  /** Key under `matters-pocket:standing`; null where the state's own word says it all. */
  sentence: string | null
}

const awaited = new Set(['received', 'reported', 'dispatching', 'street_dispatching', 'assigned', 'handling'])
const checked = new Set(['checking', 'settled'])

/**
 * How a report stands for who made it: by when which step is due, that a date has passed, or that it is their turn.
 * Only a closed matter is done; declined, withdrawn and voided ones ended otherwise.
 */
export function standingOf(matter: Matter, now: Date): Standing {
  if (matter.final) return { mark: matter.state === 'closed' ? 'done' : 'waiting', sentence: null }
  if (matter.awaitsMe) return { mark: 'soon', sentence: 'awaitsYou' }
  if (matter.dueAt === null) return { mark: 'moving', sentence: null }
  if (new Date(matter.dueAt) < now) return { mark: 'overdue', sentence: 'late' }
  if (awaited.has(matter.state)) return { mark: 'moving', sentence: matter.state }
  return { mark: 'moving', sentence: checked.has(matter.state) ? 'checking' : null }
}
