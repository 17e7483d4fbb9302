import { z } from 'zod'
import { defineProcedure } from '#kernel/workflow/index.ts'
import { promotionConsultation } from './consultation-procedure.ts'
import { above, common, days, desk, final, nameUnit, standing, unit, workDays } from './procedure-parts.ts'

export const placeForm = z.object({ buildingId: z.uuid().nullable().default(null) })

/** A unit reports to a community it will serve (A06): offered, then taken in by the community. */
export const unitReportIn = defineProcedure({
  ...common,
  key: 'unit_report_in',
  subjectKind: 'registration',
  states: {
    noted: { bucket: 'dispatch', actor: above, limit: workDays(2), overdue: 'escalate' },
    offered: { bucket: 'accept', actor: desk, limit: workDays(5), overdue: 'escalate' },
    registered: final,
    refused: final,
    voided: final,
  },
  actions: {
    name_unit: {
      from: ['noted'],
      to: 'offered',
      by: 'authority',
      permission: 'report_in.oversee',
      form: nameUnit(['offered']),
      assigns: 'lead',
      visibility: 'internal',
    },
    take_in: { from: ['offered'], to: 'registered', permission: 'report_in.place', primary: true, outcome: 'done' },
    refuse: { from: ['offered'], to: 'refused', permission: 'report_in.place', needsNote: true, outcome: 'not_ours' },
  },
  standing: { ...standing, void: { to: 'voided' } },
})

/**
 * Somebody of a unit reports in where they live (WF-C7 1–4): expected of a newcomer, confirmed by the unit, placed by the
 * community into the group of a building. The month itself is counted on the registration (C41).
 */
export const memberReportIn = defineProcedure({
  ...common,
  key: 'member_report_in',
  subjectKind: 'registration',
  states: {
    noted: { bucket: 'dispatch', actor: above, limit: workDays(2), overdue: 'escalate' },
    expected: { bucket: 'handle', actor: unit, limit: days(30), overdue: 'remind' },
    confirming: { bucket: 'accept', actor: unit, limit: workDays(5), overdue: 'escalate' },
    placing: { bucket: 'handle', actor: desk, limit: workDays(5), overdue: 'escalate' },
    registered: final,
    arrived: final,
    dropped: final,
    refused: final,
    withdrawn: final,
    voided: final,
  },
  actions: {
    name_unit: {
      from: ['noted'],
      to: [
        { when: 'form.next', is: 'expected', state: 'expected' },
        { when: 'form.next', is: 'placing', state: 'placing' },
        'confirming',
      ],
      by: 'authority',
      permission: 'report_in.oversee',
      form: nameUnit(['expected', 'confirming', 'placing']),
      assigns: 'lead',
      visibility: 'internal',
    },
    arrive: {
      from: ['expected'],
      to: 'arrived',
      by: 'authority',
      permission: 'report_in.oversee',
      visibility: 'internal',
      outcome: 'done',
    },
    drop: {
      from: ['expected'],
      to: 'dropped',
      permission: 'report_in.answer',
      needsNote: true,
      outcome: 'nothing_to_do',
    },
    confirm: { from: ['confirming'], to: 'placing', permission: 'report_in.answer', primary: true },
    deny: { from: ['confirming'], to: 'refused', permission: 'report_in.answer', needsNote: true, outcome: 'not_ours' },
    place: {
      from: ['placing'],
      to: 'registered',
      permission: 'report_in.place',
      form: placeForm,
      primary: true,
      outcome: 'done',
    },
    refuse: { from: ['placing'], to: 'refused', permission: 'report_in.place', needsNote: true, outcome: 'not_ours' },
    withdraw: {
      from: ['confirming', 'placing'],
      to: 'withdrawn',
      by: 'requester',
      permission: 'report_in.register',
      outcome: 'withdrawn',
    },
  },
  standing: { ...standing, void: { to: 'voided' } },
})

export const lookBackForm = z.object({
  counted: z.number().int().min(0).max(100_000),
  missing: z.number().int().min(0).max(100_000),
})

/** At least once a year the unit looks back at who of its people reported in (C42); who is missing is noted anew. */
export const reportInLookBack = defineProcedure({
  ...common,
  key: 'report_in_look_back',
  subjectKind: 'look_back',
  states: {
    noted: { bucket: 'dispatch', actor: above, limit: workDays(2), overdue: 'escalate' },
    checking: { bucket: 'handle', actor: unit, limit: days(30), overdue: 'escalate' },
    looked_back: final,
    voided: final,
  },
  actions: {
    name_unit: {
      from: ['noted'],
      to: 'checking',
      by: 'authority',
      permission: 'report_in.oversee',
      form: nameUnit(['checking']),
      assigns: 'lead',
      visibility: 'internal',
    },
    look_back: {
      from: ['checking'],
      to: 'looked_back',
      permission: 'report_in.answer',
      form: lookBackForm,
      needsNote: true,
      primary: true,
      outcome: 'done',
    },
  },
  standing: { ...standing, void: { to: 'voided' } },
})

/** The final grade of a year goes back to the unit, which takes note of it (WF-C7 8–9). */
export const memberYearFeedback = defineProcedure({
  ...common,
  key: 'member_year_feedback',
  subjectKind: 'year_member',
  states: {
    noted: { bucket: 'dispatch', actor: above, limit: workDays(2), overdue: 'escalate' },
    fed_back: { bucket: 'accept', actor: unit, limit: workDays(10), overdue: 'remind' },
    acknowledged: final,
    voided: final,
  },
  actions: {
    name_unit: {
      from: ['noted'],
      to: 'fed_back',
      by: 'authority',
      permission: 'report_in.oversee',
      form: nameUnit(['fed_back']),
      assigns: 'lead',
      visibility: 'internal',
    },
    acknowledge: {
      from: ['fed_back'],
      to: 'acknowledged',
      permission: 'report_in.answer',
      primary: true,
      outcome: 'done',
    },
  },
  standing: { ...standing, void: { to: 'voided' } },
})

export const procedures = [
  unitReportIn,
  memberReportIn,
  reportInLookBack,
  memberYearFeedback,
  promotionConsultation,
] as const
