import { applyStep } from './apply.ts'
import { isStanding } from './availability.ts'
import { ENGINE_STEPS, type Procedure, targetsOf } from './definition.ts'
import { objectionTarget, ratingTargets } from './side-roads.ts'
import type { ActionRow, AssignmentRow, CaseRecord, ClockRow } from './records.ts'

/** A case derived from its history alone, with every assignment and clock it ever had. */
export interface Replayed {
  record: CaseRecord
  assignments: AssignmentRow[]
  clocks: ClockRow[]
}

/** Derives a case again from its actions, in order. Throws when a step does not follow from the one before. */
export function replay(procedure: Procedure, history: readonly ActionRow[]): Replayed {
  let record: CaseRecord | null = null
  const assignments = new Map<string, AssignmentRow>()
  const clocks = new Map<string, ClockRow>()
  for (const step of history) {
    const from = record?.case.state ?? null
    if (step.from_state !== from || !leads(procedure, step))
      throw new Error(`Step ${step.seq} (${step.name}) does not lead from ${from} to ${step.to_state}`)
    const applied = applyStep(procedure, record, step)
    record = applied.record
    for (const row of [...applied.assignments.changed, ...applied.assignments.ended, ...applied.assignments.started])
      assignments.set(row.id, row)
    for (const row of [...applied.clocks.changed, ...applied.clocks.started]) clocks.set(`${row.seq}/${row.kind}`, row)
  }
  if (!record) throw new Error('A case has at least its opening')
  return { record, assignments: [...assignments.values()], clocks: [...clocks.values()] }
}

/** Whether the definition knows this step between these states. */
function leads(procedure: Procedure, step: ActionRow): boolean {
  const { name, from_state: from, to_state: to } = step
  if (from === null) return name === 'open' && to === procedure.start
  const action = procedure.actions[name]
  if (action) return action.from.includes(from) && targetsOf(action.to).includes(to)
  const { standing } = procedure
  if (name === 'return') return standing.return !== false && standing.return.to === to
  if (name === 'void') return standing.void !== false && standing.void.to === to
  if (name === 'reopen') return standing.reopen !== false && standing.reopen.to === to
  if (name === 'merge') return standing.merge ? standing.merge.to === to : false
  if (name === 'decide_objection' && from !== to) return objectionTarget(procedure) === to
  if (name === 'follow_up' && from !== to) return ratingTargets(procedure).includes(to)
  return from === to && (isStanding(name) || ENGINE_STEPS.some(step => step === name))
}
