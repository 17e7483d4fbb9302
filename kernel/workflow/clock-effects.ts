/**
 * What may happen to the running clock of a state at each event (domain 2.6), the first being the default. A city
 * chooses by profile, as rows of `workflow.clock_effect`; where only one is possible there is nothing to choose.
 *
 * - `pause`: it stands still until the thing is over; `runs_on`: it is not touched;
 * - `exclude`: the spell of the wrong unit counts in no rate; `count`: it does;
 * - `restart`: a new clock begins; `new_date`: the date asked for takes the place of the old one, which is kept;
 * - `takes_over`: an earlier date of the supervision becomes the date of the state.
 */
export const CLOCK_EVENTS = {
  hold: ['pause', 'runs_on'],
  hold_asked: ['runs_on', 'pause'],
  objection: ['runs_on', 'pause'],
  objection_accepted: ['exclude', 'count'],
  objection_rejected: ['runs_on', 'restart'],
  return: ['exclude', 'count'],
  extension_asked: ['runs_on', 'pause'],
  extension: ['new_date', 'runs_on'],
  urge: ['runs_on'],
  supervise: ['runs_on', 'takes_over'],
  raise: ['runs_on', 'restart'],
  rework: ['restart'],
  reopen: ['restart'],
} as const satisfies Record<string, readonly [string, ...string[]]>

export type ClockEvent = keyof typeof CLOCK_EVENTS
export type ClockEffect<E extends ClockEvent = ClockEvent> = (typeof CLOCK_EVENTS)[E][number]

/** A row of `workflow.clock_effect`. */
export interface ClockEffectRow {
  profile: string
  event: string
  effect: string
  version: number
}

/** What the event does under the profile in force. A row that says what is not possible is passed over. */
export function clockEffect<E extends ClockEvent>(
  book: { profile: string; effects?: readonly ClockEffectRow[] | undefined },
  event: E,
): ClockEffect<E> {
  const possible: readonly ClockEffect<E>[] = CLOCK_EVENTS[event]
  const row = book.effects?.find(one => one.profile === book.profile && one.event === event)
  return possible.find(effect => effect === row?.effect) ?? CLOCK_EVENTS[event][0]
}

export function isClockEvent(name: string): name is ClockEvent {
  return Object.hasOwn(CLOCK_EVENTS, name)
}
