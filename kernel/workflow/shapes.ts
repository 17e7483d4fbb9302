import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { OUTCOMES } from './definition.ts'

/** The columns of the Workbench. `overdue`, `waiting` and `held` cut across the states. */
export const INBOXES = ['accept', 'dispatch', 'handle', 'check', 'overdue', 'waiting', 'held'] as const
export type Inbox = (typeof INBOXES)[number]

const instant = z.iso.datetime()
export const bucket = z.enum(['accept', 'dispatch', 'handle', 'check', 'rate', 'done'])

/** One line of a list of cases. */
export const caseLine = z.object({
  district: z.string(),
  id: z.uuid(),
  procedure: z.string(),
  number: z.string(),
  title: z.string(),
  place: z.string(),
  areaCode: z.string(),
  category: z.string().nullable(),
  urgency: z.string(),
  state: z.string(),
  /** Text key of the state. */
  stateLabel: z.string(),
  bucket,
  /** Whom it waits for: the unit, or the area whose desk it is. Told in lists; null at an end and with the requester. */
  holder: z.string().nullable(),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  openedAt: instant,
  dueAt: instant.nullable(),
  warnAt: instant.nullable(),
  calendarStatus: z.enum(['official', 'provisional']),
  overdue: z.boolean(),
  overdueLevel: z.number().int(),
  attempt: z.number().int(),
  final: z.boolean(),
  outcome: z.enum(OUTCOMES).nullable(),
  /** Review date of a held case. */
  heldUntil: instant.nullable(),
  urged: z.number().int(),
  supervised: z.enum(['yellow', 'red']).nullable(),
  objections: z.number().int(),
  reworked: z.number().int(),
  raised: z.number().int(),
  /** Out of assessment: asked for, approved, refused; null when nobody asked. */
  exclusion: z.enum(['asked', 'approved', 'refused']).nullable(),
  mergedInto: z.uuid().nullable(),
})
export type CaseLine = z.output<typeof caseLine>

export const openAction = z.object({
  name: z.string(),
  label: z.string(),
  standing: z.boolean(),
  primary: z.boolean(),
  enabled: z.boolean(),
  reason: z.string().nullable(),
  /** `reason` as a sentence in the caller's language. */
  reasonText: z.string().nullable(),
  form: z.record(z.string(), z.unknown()).nullable(),
  needsNote: z.boolean(),
  needsPhoto: z.boolean(),
})

export const limitUnit = z.enum(['hour', 'day', 'work_hour', 'work_day'])
const timeLimit = z.object({ amount: z.number().int(), unit: limitUnit })

export const clockView = z.object({
  seq: z.number().int(),
  kind: z.enum(['state', 'extension_request', 'objection', 'hold_request', 'supervision']),
  state: z.string(),
  organisation: z.string().nullable(),
  startedAt: instant,
  warnAt: instant.nullable(),
  dueAt: instant.nullable(),
  originalDueAt: instant.nullable(),
  stoppedAt: instant.nullable(),
  onTime: z.boolean().nullable(),
  /** The spell of a unit that was the wrong one: it counts in no rate. */
  excluded: z.boolean(),
  calendarStatus: z.enum(['official', 'provisional']),
  /** Why this date. */
  why: z.object({
    source: z.enum(['limit', 'definition', 'agreed']),
    ruleId: z.string().nullable(),
    version: z.number().int(),
    profile: z.string(),
    limit: timeLimit,
    skipped: z.array(z.object({ date: z.string(), name: z.string() })),
    pauses: z.array(z.object({ from: z.string(), to: z.string().nullable() })),
    extensions: z.array(z.object({ from: z.string(), until: z.string() })).optional(),
  }),
})

export const assignmentView = z.object({
  duty: z.enum(['lead', 'assist']),
  organisationId: z.uuid(),
  organisation: z.string(),
  assignedAt: instant,
  endedAt: instant.nullable(),
  /** Of an assisting unit: it has taken the task, answered, or the lead went on without. */
  acceptedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  waivedAt: instant.nullable(),
})

/** One step as the viewer may see it. */
export const threadStep = z.object({
  seq: z.number().int(),
  name: z.string(),
  /** Text key of the step. */
  label: z.string(),
  fromState: z.string().nullable(),
  toState: z.string(),
  at: instant,
  by: z.enum(['staff', 'requester', 'system']),
  /** Staff see each other's names; a requester sees units only. */
  actorName: z.string().nullable(),
  actorUnit: z.string().nullable(),
  visibility: z.enum(['public', 'internal']),
  note: z.string().nullable(),
  form: z.record(z.string(), z.unknown()),
  fileIds: z.array(z.uuid()),
  outcome: z.enum(OUTCOMES).nullable(),
  nextDate: z.string().nullable(),
  attempt: z.number().int(),
})

export const actingView = z.object({
  kind: z.enum(['role', 'unit', 'requester', 'nobody']),
  role: z.string().nullable(),
  areaCode: z.string().nullable(),
  areaName: z.string().nullable(),
  organisationId: z.uuid().nullable(),
  organisation: z.string().nullable(),
})

export const caseView = z.object({
  case: caseLine,
  acting: actingView,
  /** First recipient is responsible: the unit that signed first. */
  firstRecipient: z.string().nullable(),
  /** Number and id of the case this one was merged into. */
  mergedInto: z.object({ id: z.uuid(), number: z.string(), subjectId: z.uuid() }).nullable(),
  /** How many follow the case beside its requester. */
  followers: z.number().int(),
  reopenUntil: instant.nullable(),
  actions: z.array(openAction),
  assignments: z.array(assignmentView),
  clocks: z.array(clockView),
  thread: z.array(threadStep),
})
export type CaseView = z.output<typeof caseView>

export const procedureView = z.object({
  key: z.string(),
  version: z.number().int(),
  module: z.string(),
  title: z.string(),
  start: z.string(),
  states: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      final: z.boolean(),
      bucket,
      actor: z.object({ kind: z.string(), roles: z.array(z.string()) }).nullable(),
      limit: timeLimit.nullable(),
      overdue: z.enum(['remind', 'escalate', 'expire']).nullable(),
      /** Cases in this state now, within the caller's reach, on any version. Ends are not counted. */
      cases: z.number().int(),
      /** Of these, past their time. */
      late: z.number().int(),
    }),
  ),
  edges: z.array(z.object({ action: z.string(), label: z.string(), from: z.string(), to: z.string(), by: z.string() })),
})

/** What a limit applies to and how long it is; null applies to everything. */
export const limitInput = z.object({
  profile: z.string().trim().min(1).max(40),
  procedure: z.string().max(60).nullable().default(null),
  state: z.string().max(60).nullable().default(null),
  category: z.string().max(60).nullable().default(null),
  urgency: z.string().max(20).nullable().default(null),
  areaCode: areaCode.nullable().default(null),
  amount: z.number().int().min(1).max(1000),
  unit: limitUnit,
  warnRatio: z.number().min(0.1).max(0.95).default(0.8),
})
export const limitView = limitInput.extend({
  id: z.uuid(),
  version: z.number().int(),
  effectiveFrom: instant,
  effectiveTo: instant.nullable(),
})
export type LimitView = z.output<typeof limitView>

/** What one event does to the running clock (domain 2.6), and what it could do instead. */
export const clockEffectView = z.object({
  event: z.string(),
  effect: z.string(),
  options: z.array(z.string()).min(1),
  /** A city has chosen it; else it is the shipped default. */
  chosen: z.boolean(),
})
export type ClockEffectView = z.output<typeof clockEffectView>
