import type { Change } from '#kernel/workflow/index.ts'
import { appraisalForm, callForm, counterAppraisalForm, reportInForm } from './whistle-forms.ts'

/** What a step of a call means for its row on the board; null: nothing. The history of the case stays the truth. */
export function boardOf({ action, record }: Change) {
  const { form, note, at } = action
  switch (action.name) {
    case 'call': {
      const { leadOrganisationId: organisation_id } = callForm.parse(form)
      return { organisation_id, called_at: at, report_by: record.case.due_at, reported_at: null, comes: null }
    }
    case 'dismiss':
      return { released_at: at }
    case 'report_in': {
      const { comes, arrivesAt } = reportInForm.parse(form)
      return { reported_at: at, comes, arrives_at: arrivesAt }
    }
    case 'submit':
      return { submitted_at: at }
    case 'appraise': {
      const { inTime, acted, satisfied } = appraisalForm.parse(form)
      return { in_time: inTime, acted, satisfied, reasons: note, appraised_at: at }
    }
    case 'record_absence':
      return { in_time: 'absent', acted: 'no', satisfied: 'not_satisfied', reasons: note, appraised_at: at }
    case 'answer': {
      const { warranted, atHand } = counterAppraisalForm.parse(form)
      return { warranted, at_hand: atHand, answer: note, answered_at: at }
    }
    default:
      return null
  }
}
