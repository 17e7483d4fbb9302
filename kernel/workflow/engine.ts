import type { Calendar, LocalDate } from '#kernel/calendar/index.ts'
import type { Role } from '#kernel/people/index.ts'
import { applyStep } from './apply.ts'
import { canonicalJson, type Digest, GENESIS } from './canonical.ts'
import { isFinal, type Procedure, type StateActor, type WaitingState } from './definition.ts'
import { type LimitBook, type LimitSubject, startStateClock } from './limits.ts'
import type {
  Acting,
  ActionRow,
  CaseEvent,
  CaseEventKind,
  CaseRecord,
  Change,
  ClockKind,
  ClockRow,
  Effects,
  Notice,
  Told,
} from './records.ts'
import { nextSweep } from './sweep-times.ts'

/** Finds who holds a role, going up the tree of areas. Implemented over the directory. */
export interface HolderLookup {
  /** The first area, from `areaCode` upwards, where one of the roles is held; the earlier role wins in one area. */
  nearest(roles: readonly Role[], areaCode: string): { role: string; areaCode: string } | null
}

/** All a plan may know of the world. Nothing here reads a clock, a database or a random source by itself. */
export interface EngineContext {
  now: Date
  calendar: Calendar
  limits: LimitBook
  holders: HolderLookup
  digest: Digest
  newId(): string
}

/** Whose name a step is written under. */
export interface Signature {
  personId: string | null
  name: string
  unit: string | null
  organisationId: string | null
}

/** The engine acting for itself, when a limit has passed. */
export const SYSTEM: Signature = { personId: null, name: 'system', unit: null, organisationId: null }

export interface Step {
  name: string
  toState: string
  by: Signature
  visibility: 'public' | 'internal'
  note?: string | null
  form?: Record<string, unknown>
  fileIds?: readonly string[]
  effects: Effects
  events: readonly CaseEventKind[]
  told?: Told | null
  notices?: readonly Notice[]
}

/** What a step is taken on: an existing case, or the ids of one to be born. */
export type Ground = { before: CaseRecord } | { before: null; district: string; caseId: string }

/** Writes one step: the row with its hash, the case after it, and the rows it touched. */
export function takeStep(ctx: EngineContext, procedure: Procedure, ground: Ground, step: Step): Change {
  const { before } = ground
  const unhashed = {
    district: before ? before.case.district : ground.district,
    case_id: before ? before.case.id : ground.caseId,
    seq: (before?.case.last_seq ?? 0) + 1,
    id: ctx.newId(),
    name: step.name,
    from_state: before?.case.state ?? null,
    to_state: step.toState,
    at: ctx.now,
    actor_id: step.by.personId,
    actor_name: step.by.name,
    actor_unit: step.by.unit,
    organisation_id: step.by.organisationId,
    visibility: step.visibility,
    note: step.note ?? null,
    form: step.form ?? {},
    file_ids: [...(step.fileIds ?? [])],
    effects: step.effects,
    prev_hash: before?.case.head_hash ?? GENESIS,
  }
  const action: ActionRow = { ...unhashed, hash: actionHash(ctx.digest, unhashed) }
  const applied = applyStep(procedure, before, action)
  const told = step.told ?? null
  const notices = [...(step.notices ?? []), ...firstRecipientNotices(before, step)]
  const events = step.events.map(
    (kind, index): CaseEvent => ({
      kind,
      before: before?.case ?? null,
      case: applied.record.case,
      action,
      told,
      notices: index === 0 ? notices : [],
    }),
  )
  return { ...applied, action, told, events }
}

/** First recipient is responsible (首接负责): whoever signed first hears to the end how the case goes on. */
function firstRecipientNotices(before: CaseRecord | null, step: Step): Notice[] {
  const first = before?.case.first_person
  if (!before || !first || first === step.by.personId) return []
  const news = (['assigned', 'reopened', 'closed'] as const).findLast(kind => step.events.includes(kind))
  return news ? [{ to: { person: first }, key: `workflow:notices.first_${news}`, params: toldParams(before) }] : []
}

/** The hash of an action: over every column of its row but the hash itself, `prev_hash` included. */
export function actionHash(digest: Digest, action: Omit<ActionRow, 'hash'>): string {
  return digest(canonicalJson(action))
}

/** Where a case stands when it enters a state. */
export interface Entry {
  subject: LimitSubject
  state: string
  /** The assigned lead organisation, if any. */
  lead: string | null
  /** A supervision that goes on with the case. */
  supervision?: Pick<ClockRow, 'due_at'> | undefined
  /** The day people agreed on; without it the limit in force decides. */
  dueOn?: LocalDate | undefined
}

/** Entering a state: the running clocks stop; a waiting state names who must act and starts its own clock. */
export function enterState(ctx: EngineContext, procedure: Procedure, entry: Entry): Effects {
  const state = stateOf(procedure, entry.state)
  if (isFinal(state))
    return { stop: [...OF_THE_STATE, 'supervision'], acting: NOBODY, nextSweepAt: null, overdueLevel: 0 }
  const acting = resolveActing(ctx, state.actor, entry)
  const clock = startStateClock(ctx, procedure, {
    subject: entry.subject,
    name: entry.state,
    state,
    organisation: acting.organisation,
    ...(entry.dueOn ? { dueOn: entry.dueOn } : {}),
  })
  return {
    stop: OF_THE_STATE,
    start: [clock],
    acting,
    overdueLevel: 0,
    nextSweepAt: nextSweep(ctx.now, new Date(clock.warnAt), entry.supervision ? [entry.supervision] : []),
  }
}

/** Clocks that end with the state they belong to. A supervision goes with the case to its end. */
const OF_THE_STATE: readonly ClockKind[] = ['state', 'extension_request', 'objection', 'hold_request']
const NOBODY: Acting = { role: null, area: null, organisation: null }

/** Who must act in a state entered now. */
export function resolveActing(ctx: EngineContext, actor: StateActor, entry: Omit<Entry, 'state'>): Acting {
  if (actor.kind === 'unit') return { ...NOBODY, organisation: entry.lead }
  if (actor.kind !== 'role') return NOBODY
  const areaCode = entry.subject.area_code
  const holder = ctx.holders.nearest(actor.roles, areaCode)
  // Nobody holds the role anywhere: it waits at the district, where the vacancy is seen and can be filled.
  return { ...NOBODY, role: holder?.role ?? actor.roles[0], area: holder?.areaCode ?? areaCode.slice(0, 6) }
}

export function stateOf(procedure: Procedure, name: string) {
  const state = procedure.states[name]
  if (!state) throw new Error(`${procedure.key}@${procedure.version} has no state ${name}`)
  return state
}

/** The definition of the state a case waits in; undefined when it is closed. */
export function waitingState(procedure: Procedure, record: CaseRecord): WaitingState | undefined {
  const state = stateOf(procedure, record.case.state)
  return isFinal(state) ? undefined : state
}

export function leadOf(record: CaseRecord): string | null {
  return record.assignments.find(row => row.duty === 'lead')?.organisation_id ?? null
}

/** What a sentence to the requester may mention of the case. */
export function toldParams(
  record: CaseRecord,
  more: Record<string, string | null | undefined> = {},
): Record<string, string> {
  const params: Record<string, string> = { number: record.case.number, title: record.case.title }
  for (const [key, value] of Object.entries(more)) if (value) params[key] = value
  return params
}
