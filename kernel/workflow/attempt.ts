import type { CaseFacts } from './availability.ts'
import type { Procedure } from './definition.ts'
import type { CaseRecord, Effects } from './records.ts'

/** A new attempt begins with nobody assigned; what the former one came to stays in the history. */
export function newAttempt(record: CaseRecord): Effects {
  return { attempt: record.case.attempt + 1, unassign: record.assignments.map(row => row.id), reopenUntil: null }
}

const DAY = 86_400_000

/** Decided when the case closes and written down, so that a later change of settings moves no past case. */
export function reopenUntil(now: Date, at: { procedure: Procedure; facts: CaseFacts; state: string }): string | null {
  const { reopen } = at.procedure.standing
  if (!reopen || !reopen.from.includes(at.state)) return null
  const days = reopen.window === 'category' ? at.facts.reopenDays : reopen.window.days
  return days ? new Date(now.getTime() + days * DAY).toISOString() : null
}
