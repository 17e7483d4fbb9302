import { z } from 'zod'
import { GIVEN_POSTS } from './rules.ts'

const isoDate = z.iso.date()
export const named = z.object({ id: z.uuid(), name: z.string() })

export const registrationKinds = ['unit', 'member'] as const
export const registrationStates = [
  'offered',
  'expected',
  'confirming',
  'placing',
  'registered',
  'refused',
  'withdrawn',
  'dropped',
  'ended',
] as const
/** What a list shows: who is due, what is under way, who serves, who was late, what is over. */
export const registrationViews = ['registered', 'due', 'open', 'late', 'over'] as const
export type RegistrationView = (typeof registrationViews)[number]
export const reportReasons = ['joined', 'moved', 'register'] as const
export const endReasons = ['moved', 'left_unit', 'own_wish', 'unit_left', 'mistake'] as const
export const givenPost = z.enum(GIVEN_POSTS)

export const registration = z.object({
  district: z.string(),
  id: z.uuid(),
  kind: z.enum(registrationKinds),
  state: z.enum([...registrationStates, 'noted', 'arrived', 'voided']),
  /** Of a person; masked for whoever only oversees. Null for a unit, and when it has left. */
  name: z.string().nullable(),
  organisation: named,
  /** Null while it is not known where the person lives. */
  community: z.object({ code: z.string(), name: z.string() }).nullable(),
  building: named.extend({ compound: z.string() }).nullable(),
  offers: z.array(z.string()),
  offerWords: z.string(),
  willing: z.array(givenPost),
  reason: z.enum(reportReasons),
  happenedOn: isoDate,
  dueOn: isoDate.nullable(),
  reportedOn: isoDate.nullable(),
  /** Null while nothing is due or nothing was reported. */
  onTime: z.boolean().nullable(),
  /** Expected, and the month is over. */
  late: z.boolean(),
  caseId: z.uuid().nullable(),
  endedOn: isoDate.nullable(),
  endReason: z.enum(endReasons).nullable(),
  movedTo: z.object({ district: z.string(), id: z.uuid() }).nullable(),
  onWall: z.boolean(),
  wallWords: z.string(),
  /** The post of service they took at a building (B39); theirs to take and to leave. */
  vanguard: z
    .object({ building: named.extend({ compound: z.string() }), words: z.string(), since: isoDate })
    .nullable(),
})
export type Registration = z.output<typeof registration>

export const registrationPost = z.object({
  id: z.uuid(),
  role: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  validFrom: isoDate,
  validTo: isoDate.nullable(),
})

export const lookBack = z.object({
  district: z.string(),
  id: z.uuid(),
  organisation: named,
  year: z.number().int(),
  state: z.enum(['noted', 'checking', 'looked_back', 'voided']),
  caseId: z.uuid(),
  counted: z.number().int().nullable(),
  missing: z.number().int().nullable(),
  findings: z.string().nullable(),
  doneOn: isoDate.nullable(),
})
export type LookBack = z.output<typeof lookBack>
