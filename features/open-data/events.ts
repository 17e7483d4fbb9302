/** What a webhook can be told. A state change carries the new state; closing and reopening are told beside it. */
export const eventTypes = [
  'matter.received',
  'matter.state_changed',
  'matter.overdue',
  'matter.closed',
  'matter.reopened',
] as const
type EventType = (typeof eventTypes)[number]

interface Happened {
  kind: string
  before: { state: string } | null
  case: { state: string }
}

/** The event type of something that happened to a case; null for what nobody outside is told. */
export function eventTypeOf(event: Happened): EventType | null {
  if (event.kind === 'opened') return 'matter.received'
  if (event.kind === 'closed') return 'matter.closed'
  if (event.kind === 'reopened') return 'matter.reopened'
  if (event.kind === 'overdue') return 'matter.overdue'
  return event.kind === 'acted' && event.before?.state !== event.case.state ? 'matter.state_changed' : null
}
