import type { Refusal } from './refusal.ts'
import type { Bucket, Outcome, TimeLimit } from './definition.ts'
import type { CaseEventKind, Notice, Told } from './told.ts'

export type { Audience, CaseEventKind, Notice, Told } from './told.ts'

/** A row of `workflow.case`: the projection of the case's actions. */
export interface CaseRow {
  district: string
  id: string
  procedure: string
  procedure_version: number
  state: string
  bucket: Bucket
  subject_kind: string
  subject_id: string
  number: string
  title: string
  place: string
  area_code: string
  category: string | null
  urgency: string
  requester_id: string | null
  acting_role: string | null
  acting_area: string | null
  acting_organisation: string | null
  handled_by: string | null
  /** Whoever took a step of it, the first first; speaking beside it is not taking part. */
  taken_part: string[]
  opened_at: Date
  clock_started_at: Date
  warn_at: Date | null
  due_at: Date | null
  calendar_status: CalendarStatus
  overdue_level: number
  next_sweep_at: Date | null
  final: boolean
  outcome: Outcome | null
  closed_at: Date | null
  attempt: number
  last_seq: number
  head_hash: string
  sealed_seq: number
  updated_at: Date
  held_at: Date | null
  /** Review date of a held case. */
  held_until: Date | null
  urged_count: number
  urge_again_at: Date | null
  supervised_level: SupervisionLevel | null
  /** Who ordered the supervision, and alone may lift it. */
  supervised_by: string | null
  objection_count: number
  /** Attempts that had to be done again; each counts once. */
  rework_count: number
  reworked_attempt: number | null
  /** How often it was handed one level up by hand. */
  raised_level: number
  exclusion: 'asked' | 'approved' | 'refused' | null
  exclusion_by: string | null
  reading: string | null
  excluded: boolean
  merged_into: string | null
  /** First recipient is responsible: the unit and the person that signed first. */
  first_organisation: string | null
  first_person: string | null
}

export type SupervisionLevel = 'yellow' | 'red'
export type CalendarStatus = 'official' | 'provisional'
export type Visibility = 'public' | 'internal'

/** A row of `workflow.action`. Never changed once written. */
export interface ActionRow {
  district: string
  case_id: string
  seq: number
  id: string
  name: string
  from_state: string | null
  to_state: string
  at: Date
  actor_id: string | null
  /** Staff act under their name. Residents leave it empty: their identity never enters the history. */
  actor_name: string
  actor_unit: string | null
  organisation_id: string | null
  visibility: Visibility
  note: string | null
  form: Record<string, unknown>
  file_ids: string[]
  effects: Effects
  prev_hash: string
  hash: string
}

export interface AssignmentRow {
  district: string
  case_id: string
  id: string
  duty: 'lead' | 'assist'
  organisation_id: string
  from_seq: number
  until_seq: number | null
  assigned_at: Date
  ended_at: Date | null
  /** Of an assisting unit: it has taken the task, it has answered, or the lead went on without. */
  accepted_at: Date | null
  answered_at: Date | null
  waived_at: Date | null
  /** Both of the case, so that what a unit has is found in the order it is shown and by what it is about. */
  opened_at: Date
  category: string | null
  /** It stands, on a case that is open: what a unit still has to do with, apart from its past. */
  open: boolean
}

export type RequestKind = 'extension_request' | 'objection' | 'hold_request' | 'supervision'
export type ClockKind = 'state' | RequestKind

/** A row of `workflow.clock`: one spell of waiting, kept for good. */
export interface ClockRow {
  district: string
  case_id: string
  seq: number
  kind: ClockKind
  state: string
  organisation_id: string | null
  started_at: Date
  warn_at: Date | null
  due_at: Date | null
  original_due_at: Date | null
  stopped_at: Date | null
  on_time: boolean | null
  why: Why
  calendar_status: CalendarStatus
  /** The spell of a unit that was the wrong one counts in no rate. */
  excluded: boolean
}

/** Why a date is what it is, frozen when the clock starts; an extension is added beside it, never over it. */
export interface Why {
  /** `limit`: a row of workflow.limit; `definition`: the default of the procedure; `agreed`: the day people agreed on. */
  source: 'limit' | 'definition' | 'agreed'
  ruleId: string | null
  /** Version of the rule, or of the procedure when the default applied. */
  version: number
  profile: string
  limit: TimeLimit
  warnRatio: number
  skipped: readonly { date: string; name: string }[]
  pauses: readonly { from: string; to: string | null }[]
  extensions?: readonly { from: string; until: string }[]
  /** Objections against this dispatch, decided: one is enough. */
  objections?: readonly { from: string; to: string }[]
  /** Requests to hold that were refused on this clock. */
  refusedHolds?: readonly { from: string; to: string }[]
  /** On the clock of a request: who asked, and until when. */
  request?: { by: string | null; until: string }
}

/** Who must act from now on. All null when nobody is awaited. */
export interface Acting {
  role: string | null
  area: string | null
  organisation: string | null
}

/** A clock as an effect records it: instants as ISO text. */
export interface ClockStart {
  kind: ClockKind
  organisation: string | null
  warnAt: string
  dueAt: string
  why: Why
  status: CalendarStatus
}

/** What a case is born with. */
export interface Born {
  procedure: string
  version: number
  subjectKind: string
  subjectId: string
  number: string
  title: string
  place: string
  areaCode: string
  category: string | null
  urgency: string
  requesterId: string | null
}

/**
 * Everything a step changed beside the state, as JSON: together with the step's own columns, enough to derive the
 * case, its assignments and its clocks again. An absent key changed nothing.
 */
export interface Effects {
  born?: Born
  acting?: Acting
  set?: Partial<Record<'category' | 'urgency' | 'title' | 'place', string>>
  handler?: string
  assign?: readonly { id: string; duty: 'lead' | 'assist'; organisation: string }[]
  unassign?: readonly string[]
  start?: readonly ClockStart[]
  stop?: readonly ClockKind[]
  /** New dates for the running clock of the state: an extension, or an amended calendar. */
  redate?: { dueAt: string; warnAt: string; status: CalendarStatus; why: Why }
  overdueLevel?: number
  nextSweepAt?: string | null
  outcome?: { outcome: Outcome; nextDate?: string }
  /** Last instant at which the closed case may be reopened. */
  reopenUntil?: string | null
  attempt?: number
  /** Held until a review date; null ends it. */
  hold?: { until: string } | null
  urge?: { againAt: string }
  supervision?: { level: SupervisionLevel; by: string | null } | null
  objection?: true
  /** The attempt that counts as rework with this step. */
  rework?: number
  raised?: true
  exclusion?: { state: 'asked'; by: string | null } | { state: 'approved' | 'refused' }
  mergedInto?: string
  first?: { organisation: string; person: string | null }
  assists?: readonly { id: string; accepted?: true; answered?: true; waived?: true }[]
  /** The stopped clock of the state counts in no rate. */
  excludeSpell?: true
}

/** What the engine reads and what it leaves: one case with its open assignments and clocks. */
export interface CaseRecord {
  case: CaseRow
  assignments: readonly AssignmentRow[]
  /** Clocks that still run: the state's and, while one is pending, an extension request's. */
  clocks: readonly ClockRow[]
  handlers: readonly string[]
  /** Written on the closing step; null while open, or when the procedure never reopens. */
  reopenUntil: Date | null
}

/** Something listeners may want to know; raised inside the transaction that made it true. */
export interface CaseEvent {
  kind: CaseEventKind
  /** As it stood before the step; null when the step opened it. */
  before: CaseRow | null
  case: CaseRow
  action: ActionRow
  told: Told | null
  /** For whom else this is news; carried by the first event of a step alone. */
  notices: readonly Notice[]
}

/** The rows one step writes, and what it means for others. */
export interface Change {
  record: CaseRecord
  action: ActionRow
  assignments: { started: AssignmentRow[]; changed: AssignmentRow[]; ended: AssignmentRow[] }
  clocks: { started: ClockRow[]; changed: ClockRow[] }
  told: Told | null
  events: CaseEvent[]
}

export { type Refusal, refuse } from './refusal.ts'

export type Plan = { ok: true; change: Change } | { ok: false; refusal: Refusal }
