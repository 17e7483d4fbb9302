import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'
import type { StandingName } from './definition.ts'

const visibility = z.enum(['public', 'internal']).default('internal')

/** Why a case is asked to be taken out of assessment (domain 2.7). */
export const EXCLUSION_GROUNDS = ['unreasonable', 'duplicate', 'beyond_policy', 'malicious', 'force_majeure'] as const

/** What came of a telephone call. */
export const REACHED = ['reached', 'no_answer', 'refused', 'wrong_number'] as const

/** What each standing action asks for. */
export const standingForms = {
  comment: z.object({ visibility }),
  attach: z.object({ visibility }),
  return: z.object({}),
  add_assist: z.object({ organisationIds: z.array(z.uuid()).min(1).max(10) }),
  ask_extension: z.object({ until: z.iso.date() }),
  decide_extension: z.object({ granted: z.boolean() }),
  void: z.object({}),
  reopen: z.object({}),
  hold: z.object({ until: z.iso.date() }),
  ask_hold: z.object({ until: z.iso.date() }),
  /** Without a date of its own the decision takes the one asked for. */
  decide_hold: z.object({ granted: z.boolean(), until: z.iso.date().optional() }),
  release: z.object({}),
  object: z.object({}),
  decide_objection: z.object({ accepted: z.boolean() }),
  urge: z.object({}),
  supervise: z.object({ level: z.enum(['yellow', 'red']), until: z.iso.date() }),
  answer_supervision: z.object({}),
  lift_supervision: z.object({}),
  accept_assist: z.object({}),
  answer_assist: z.object({}),
  waive_assists: z.object({}),
  raise: z.object({}),
  ask_exclusion: z.object({ ground: z.enum(EXCLUSION_GROUNDS) }),
  decide_exclusion: z.object({ approved: z.boolean() }),
  merge: z.object({ number: z.string().trim().min(1).max(40) }),
  follow_up: z.object({
    reached: z.enum(REACHED),
    solved: z.enum(['solved', 'partly', 'not_solved']).optional(),
    satisfied: z.enum(['satisfied', 'basically', 'not_satisfied']).optional(),
    words: z.string().max(500).overwrite(screenWords).optional(),
  }),
} as const satisfies Record<StandingName, z.ZodObject>

const noNote: readonly StandingName[] = [
  'attach',
  'add_assist',
  'urge',
  'lift_supervision',
  'accept_assist',
  'merge',
  'follow_up',
]
const withFile: readonly StandingName[] = ['attach', 'ask_exclusion', 'ask_hold']

export function needsNote(name: StandingName): boolean {
  return !noNote.includes(name)
}

export function needsFile(name: StandingName): boolean {
  return withFile.includes(name)
}
