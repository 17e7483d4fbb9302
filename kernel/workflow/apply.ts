import { isFinal, type Procedure } from './definition.ts'
import { applySideRoads, assisted, noSideRoads } from './apply-side-roads.ts'
import { GENESIS } from './canonical.ts'
import { isPaused, resumesAt } from './clocks.ts'
import type { ActionRow, AssignmentRow, CaseRecord, CaseRow, ClockRow, ClockStart } from './records.ts'

/** A case after one more step, with the rows that step touched. */
export interface Applied {
  record: CaseRecord
  assignments: { started: AssignmentRow[]; changed: AssignmentRow[]; ended: AssignmentRow[] }
  clocks: { started: ClockRow[]; changed: ClockRow[] }
}

/**
 * The only place where a step becomes state: planning a command and replaying a history both go through here,
 * so the projection cannot say anything the history does not.
 */
export function applyStep(procedure: Procedure, before: CaseRecord | null, step: ActionRow): Applied {
  const base = before ?? unborn(step)
  const clocks = applyClocks(base.clocks, step)
  const after = applyCase(procedure, base.case, { step, clocks: clocks.open })
  const assignments = applyAssignments(base.assignments, step, after)
  const { effects } = step
  const record: CaseRecord = {
    case: after,
    assignments: assignments.open,
    clocks: clocks.open,
    handlers:
      effects.handler && !base.handlers.includes(effects.handler) ? [...base.handlers, effects.handler] : base.handlers,
    reopenUntil: effects.reopenUntil === undefined ? base.reopenUntil : toDate(effects.reopenUntil),
  }
  return {
    record,
    assignments: { started: assignments.started, changed: assignments.changed, ended: assignments.ended },
    clocks: { started: clocks.started, changed: clocks.changed },
  }
}

function applyCase(
  procedure: Procedure,
  before: CaseRow,
  at: { step: ActionRow; clocks: readonly ClockRow[] },
): CaseRow {
  const { step, clocks } = at
  const clock = clocks.find(one => one.kind === 'state')
  const { effects } = step
  const state = procedure.states[step.to_state]
  if (!state) throw new Error(`${procedure.key}@${procedure.version} has no state ${step.to_state}`)
  const final = isFinal(state)
  const newAttempt = effects.attempt !== undefined
  const aside = applySideRoads(before, step)
  // While the clock stands still, what matters next is the date it will run again.
  const paused = clock !== undefined && isPaused(clock)
  return {
    ...before,
    ...aside,
    ...effects.set,
    state: step.to_state,
    bucket: isFinal(state) ? 'done' : state.bucket,
    acting_role: effects.acting ? effects.acting.role : before.acting_role,
    acting_area: effects.acting ? effects.acting.area : before.acting_area,
    acting_organisation: effects.acting ? effects.acting.organisation : before.acting_organisation,
    handled_by: effects.handler ?? before.handled_by,
    taken_part: takenPart(before.taken_part, step),
    clock_started_at: clock?.started_at ?? before.clock_started_at,
    warn_at: paused ? null : (clock?.warn_at ?? null),
    due_at: paused ? resumesAt(aside.held_until, clocks) : (clock?.due_at ?? null),
    calendar_status: clock?.calendar_status ?? before.calendar_status,
    overdue_level: effects.overdueLevel ?? before.overdue_level,
    next_sweep_at: effects.nextSweepAt === undefined ? before.next_sweep_at : toDate(effects.nextSweepAt),
    final,
    outcome: effects.outcome?.outcome ?? (newAttempt ? null : before.outcome),
    closed_at: final ? (before.closed_at ?? step.at) : null,
    attempt: effects.attempt ?? before.attempt,
    last_seq: step.seq,
    head_hash: step.hash,
    updated_at: step.at,
    reading: before.reading ?? procedure.reading ?? null,
  }
}

/** Speaking beside a case is not taking part in it. */
const WORDS: readonly string[] = ['comment', 'attach', 'urge']

function takenPart(before: string[], { actor_id: actor, name }: ActionRow): string[] {
  if (actor === null || WORDS.includes(name) || before.includes(actor)) return before
  return [...before, actor]
}

function applyAssignments(standing: readonly AssignmentRow[], step: ActionRow, of: CaseRow) {
  const { assign = [], unassign = [], assists = [] } = step.effects
  const mirrored = { category: of.category, open: !of.final }
  const ended = standing
    .filter(row => unassign.includes(row.id))
    .map(row => ({ ...row, until_seq: step.seq, ended_at: step.at, open: false }))
  const started = assign.map(
    (row): AssignmentRow => ({
      district: step.district,
      case_id: step.case_id,
      id: row.id,
      duty: row.duty,
      organisation_id: row.organisation,
      from_seq: step.seq,
      until_seq: null,
      assigned_at: step.at,
      ended_at: null,
      accepted_at: null,
      answered_at: null,
      waived_at: null,
      opened_at: of.opened_at,
      ...mirrored,
    }),
  )
  const staying = standing.filter(row => !unassign.includes(row.id))
  const changed = staying.flatMap(row => {
    const assist = assists.find(one => one.id === row.id)
    if (!assist && row.open === mirrored.open && row.category === mirrored.category) return []
    return [{ ...(assist ? assisted(row, assist, step.at) : row), ...mirrored }]
  })
  return {
    started,
    changed,
    ended,
    open: [...staying.map(row => changed.find(one => one.id === row.id) ?? row), ...started],
  }
}

function applyClocks(open: readonly ClockRow[], step: ActionRow) {
  const { start = [], stop = [], redate } = step.effects
  const stopped = open.filter(clock => stop.includes(clock.kind)).map(clock => stopClock(clock, step))
  let running = open.filter(clock => !stop.includes(clock.kind))
  const changed = stopped
  if (redate) {
    const moved = running.filter(clock => clock.kind === 'state').map(clock => redated(clock, redate))
    changed.push(...moved)
    running = running.map(clock => moved.find(other => other.kind === clock.kind) ?? clock)
  }
  const started = start.map(clock => startClock(clock, step))
  return { started, changed, open: [...running, ...started] }
}

/** A clock stopped while it stood still was in time if it was when it was paused. */
function stopClock(clock: ClockRow, { at, effects }: ActionRow): ClockRow {
  const excluded = effects.excludeSpell === true && clock.kind === 'state'
  const paused = clock.why.pauses.find(pause => pause.to === null)
  const judged = paused ? new Date(paused.from) : at
  const pauses = clock.why.pauses.map(pause => (pause.to === null ? { ...pause, to: at.toISOString() } : pause))
  const onTime = clock.due_at === null || judged <= clock.due_at
  return {
    ...clock,
    stopped_at: at,
    on_time: excluded ? null : onTime,
    excluded,
    why: paused ? { ...clock.why, pauses } : clock.why,
  }
}

function redated(clock: ClockRow, to: NonNullable<ActionRow['effects']['redate']>): ClockRow {
  const due = new Date(to.dueAt)
  const moved = clock.due_at?.getTime() !== due.getTime()
  return {
    ...clock,
    due_at: due,
    warn_at: new Date(to.warnAt),
    original_due_at: moved ? (clock.original_due_at ?? clock.due_at) : clock.original_due_at,
    calendar_status: to.status,
    why: to.why,
  }
}

function startClock(clock: ClockStart, step: ActionRow): ClockRow {
  return {
    district: step.district,
    case_id: step.case_id,
    seq: step.seq,
    kind: clock.kind,
    state: step.to_state,
    organisation_id: clock.organisation,
    started_at: step.at,
    warn_at: new Date(clock.warnAt),
    due_at: new Date(clock.dueAt),
    original_due_at: null,
    stopped_at: null,
    on_time: null,
    why: clock.why,
    calendar_status: clock.status,
    excluded: false,
  }
}

/** The case before its first step, of which only what it is born with is known. */
function unborn(step: ActionRow): CaseRecord {
  const born = step.effects.born
  if (!born) throw new Error(`The history of case ${step.case_id} does not begin with its opening`)
  return {
    assignments: [],
    clocks: [],
    handlers: [],
    reopenUntil: null,
    case: {
      district: step.district,
      id: step.case_id,
      procedure: born.procedure,
      procedure_version: born.version,
      state: step.to_state,
      bucket: 'accept',
      subject_kind: born.subjectKind,
      subject_id: born.subjectId,
      number: born.number,
      title: born.title,
      place: born.place,
      area_code: born.areaCode,
      category: born.category,
      urgency: born.urgency,
      requester_id: born.requesterId,
      reading: null,
      acting_role: null,
      acting_area: null,
      acting_organisation: null,
      handled_by: null,
      taken_part: [],
      opened_at: step.at,
      clock_started_at: step.at,
      warn_at: null,
      due_at: null,
      calendar_status: 'official',
      overdue_level: 0,
      next_sweep_at: null,
      final: false,
      outcome: null,
      closed_at: null,
      attempt: 1,
      last_seq: 0,
      head_hash: GENESIS,
      sealed_seq: 0,
      updated_at: step.at,
      ...noSideRoads,
    },
  }
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
