import { defineProcedure } from '#kernel/workflow/index.ts'
import { above, days, final, nameUnit, standing, workDays } from './procedure-parts.ts'

/** Without it nobody reads who was asked about, or that anybody was. */
const CONSULTATION_READING = 'consultation.read'

/**
 * A body that examines somebody asks the community where they live (WF-C9): one person of the community answers, another signs,
 * and only then is it handed over. The answers themselves are no part of the case; it keeps that it was asked and answered.
 */
export const promotionConsultation = defineProcedure({
  key: 'promotion_consultation',
  version: 1,
  module: 'report-in',
  reading: CONSULTATION_READING,
  start: 'noted',
  subjectKind: 'consultation',
  states: {
    noted: { bucket: 'dispatch', actor: above, limit: workDays(2), overdue: 'remind' },
    answering: {
      bucket: 'handle',
      actor: { kind: 'role', roles: ['community_dispatcher'] },
      limit: days(10),
      overdue: 'remind',
    },
    signing: {
      bucket: 'check',
      actor: { kind: 'role', roles: ['community_checker', 'community_dispatcher'] },
      limit: workDays(2),
      overdue: 'remind',
    },
    answered: final,
    withdrawn: final,
    lapsed: final,
    voided: final,
  },
  actions: {
    name_unit: {
      from: ['noted'],
      to: 'answering',
      by: 'authority',
      permission: 'consultation.ask',
      form: nameUnit(['answering']),
      assigns: 'lead',
      visibility: 'internal',
    },
    hand_in: {
      from: ['answering'],
      to: 'signing',
      permission: 'consultation.answer',
      handles: true,
      primary: true,
      visibility: 'internal',
    },
    sign: {
      from: ['signing'],
      to: 'answered',
      permission: 'consultation.answer',
      notHandler: true,
      primary: true,
      visibility: 'internal',
      outcome: 'done',
    },
    send_back: {
      from: ['signing'],
      to: 'answering',
      permission: 'consultation.answer',
      notHandler: true,
      needsNote: true,
      visibility: 'internal',
    },
    withdraw: {
      from: ['answering', 'signing'],
      to: 'withdrawn',
      by: 'authority',
      permission: 'consultation.ask',
      needsNote: true,
      notHandler: true,
      visibility: 'internal',
      outcome: 'withdrawn',
    },
    lapse: {
      from: ['answering', 'signing'],
      to: 'lapsed',
      by: 'system',
      notHandler: true,
      visibility: 'internal',
      outcome: 'not_now',
    },
  },
  standing: { ...standing, void: { to: 'voided' } },
})
