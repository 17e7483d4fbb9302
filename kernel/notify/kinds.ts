/** What a message is about, for choosing how to hear of it. */
export const KINDS = ['progress', 'turn', 'time', 'digest'] as const
export type Kind = (typeof KINDS)[number]

/** The ways to a person, beside the inbox, which is the record and cannot be turned off. */
export const CHANNELS = ['push', 'sms', 'email'] as const
export type Channel = (typeof CHANNELS)[number]

/** Robots that speak in the group of an organisation or of those who act at an area. */
export const ROBOTS = ['wecom', 'dingtalk'] as const
export type RobotKind = (typeof ROBOTS)[number]

const kinds: Readonly<Record<string, Kind>> = {
  told: 'progress',
  appraisal: 'progress',
  your_turn: 'turn',
  due_soon: 'time',
  overdue: 'time',
  escalated: 'time',
  digest: 'digest',
}

/** Whoever is told something no table knows of yet should act on it. */
export function kindOf(template: string): Kind {
  return kinds[template] ?? 'turn'
}

export type Choices = Readonly<Partial<Record<Kind, readonly Channel[]>>>

/**
 * Who never chose: a requester hears of progress wherever they can be reached; staff are not called by text message for
 * what their workbench shows.
 */
export const DEFAULTS: Readonly<Record<Kind, readonly Channel[]>> = {
  progress: ['push', 'sms', 'email'],
  turn: ['push'],
  time: ['push', 'email'],
  digest: ['push', 'email'],
}

export function chosen(choices: Choices, kind: Kind): readonly Channel[] {
  return choices[kind] ?? DEFAULTS[kind]
}

/** The kinds that concern somebody: a resident is never given a turn or a digest. */
export function kindsFor(person: 'staff' | 'resident'): readonly Kind[] {
  return person === 'staff' ? KINDS : ['progress']
}
