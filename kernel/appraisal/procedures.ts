import { z } from 'zod'
import { defineProcedure } from '#kernel/workflow/index.ts'

/** Subject kind of cases that follow from a result; a feature's procedure with it may be named as a consequence. */
export const RESULT_KIND = 'appraisal_result'
export const OBJECTION_KIND = 'appraisal_objection'
/** Without it nobody reads what is said about a result. */
const APPRAISAL_READING = 'appraisal.case'

const deciders = { kind: 'role', roles: ['street_supervisor', 'district_leader'] } as const
const workDays = (amount: number) => ({ amount, unit: 'work_day' }) as const
const final = { final: true } as const
const aside = { hold: false, objection: false, exclusion: false, followUp: false, urge: false, raise: false } as const

/**
 * A subject objects to its result; the level the scheme names decides within five working days, and never anybody who
 * opened, closed or published the round.
 */
export const objectionProcedure = defineProcedure({
  key: 'appraisal_objection',
  version: 1,
  module: 'appraisal',
  subjectKind: OBJECTION_KIND,
  reading: APPRAISAL_READING,
  start: 'raised',
  states: {
    raised: { bucket: 'check', actor: deciders, limit: workDays(5), overdue: 'escalate' },
    upheld: final,
    rejected: final,
    withdrawn: final,
    voided: final,
  },
  actions: {
    uphold: {
      from: ['raised'],
      to: 'upheld',
      permission: 'appraisal.decide',
      needsNote: true,
      outcome: 'done',
      primary: true,
    },
    reject: {
      from: ['raised'],
      to: 'rejected',
      permission: 'appraisal.decide',
      needsNote: true,
      outcome: 'nothing_to_do',
    },
    withdraw: {
      from: ['raised'],
      to: 'withdrawn',
      by: 'requester',
      permission: 'appraisal.object',
      outcome: 'withdrawn',
    },
  },
  standing: { return: false, addAssist: false, extension: false, void: { to: 'voided' }, reopen: false, ...aside },
})

const assignForm = z.object({ leadOrganisationId: z.uuid() })

/** What a final result asks somebody to do better: assigned, done, and looked at by somebody else. */
const followUpProcedure = defineProcedure({
  key: 'appraisal_follow_up',
  version: 1,
  module: 'appraisal',
  subjectKind: RESULT_KIND,
  reading: APPRAISAL_READING,
  start: 'opened',
  states: {
    opened: {
      bucket: 'dispatch',
      actor: { kind: 'role', roles: ['community_dispatcher', 'street_supervisor', 'district_leader'] },
      limit: workDays(2),
      overdue: 'escalate',
    },
    improving: { bucket: 'handle', actor: { kind: 'unit' }, limit: workDays(15), overdue: 'escalate' },
    checking: {
      bucket: 'check',
      actor: { kind: 'role', roles: ['community_checker', 'street_supervisor', 'district_leader'] },
      limit: workDays(3),
      overdue: 'escalate',
    },
    closed: final,
    voided: final,
  },
  actions: {
    assign: {
      from: ['opened'],
      to: 'improving',
      permission: 'appraisal.organise',
      form: assignForm,
      assigns: 'lead',
      primary: true,
    },
    leave: {
      from: ['opened'],
      to: 'closed',
      permission: 'appraisal.organise',
      needsNote: true,
      outcome: 'nothing_to_do',
    },
    submit: {
      from: ['improving'],
      to: 'checking',
      permission: 'appraisal.improve',
      needsNote: true,
      handles: true,
      outcome: 'done',
      primary: true,
    },
    pass: { from: ['checking'], to: 'closed', permission: 'appraisal.confirm', notHandler: true, primary: true },
    send_back: {
      from: ['checking'],
      to: 'improving',
      permission: 'appraisal.confirm',
      needsNote: true,
      notHandler: true,
    },
  },
  standing: {
    return: { to: 'opened', permission: 'appraisal.improve' },
    addAssist: false,
    extension: { from: ['improving'] },
    void: { to: 'voided' },
    reopen: false,
    ...aside,
  },
})

export const procedures = [objectionProcedure, followUpProcedure] as const
