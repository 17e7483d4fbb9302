import { z } from 'zod'
import { defineProcedure } from '#kernel/workflow/index.ts'

const unit = { kind: 'unit' } as const
const desk = { kind: 'role', roles: ['community_dispatcher'] } as const
const above = { kind: 'role', roles: ['street_supervisor', 'district_leader'] } as const
const final = { final: true } as const
const days = (amount: number) => ({ amount, unit: 'day' }) as const
const workDays = (amount: number) => ({ amount, unit: 'work_day' }) as const

/** Without it nobody reads who reported in where. */
export const REPORT_IN_READING = 'report_in.read'

const common = {
  version: 1,
  module: 'report-in',
  reading: REPORT_IN_READING,
  start: 'noted',
} as const

/** Who is in charge of what was noted; the product answers it itself from what was said when it was opened. */
const nameUnit = <const S extends string>(next: readonly [S, ...S[]]) =>
  z.object({ leadOrganisationId: z.uuid(), next: z.enum(next) })

/** None of these suits a case without a handling unit that is dispatched, objected to or rated. */
const standing = {
  return: false,
  addAssist: false,
  extension: false,
  reopen: false,
  hold: false,
  objection: false,
  raise: false,
  exclusion: false,
  followUp: false,
} as const

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

export const procedures = [unitReportIn, memberReportIn, reportInLookBack] as const
