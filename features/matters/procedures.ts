import { z } from 'zod'
import { defineProcedure } from '#kernel/workflow/index.ts'
import { urgencies } from './categories.ts'
import { ratingForm } from './rating.ts'

/** From here on every matter has a category: duties, limits and the reopening window hang on it. */
export const acceptForm = z.object({ category: z.string().min(1).max(60), urgency: z.enum(urgencies).optional() })

export const declineReasons = ['not_ours', 'emergency', 'duplicate'] as const
/** Three of the ways art. 11 of the Beijing ordinance lets a request end without dispatch; the note tells the requester where to turn. */
export const declineForm = z.object({ reason: z.enum(declineReasons) })

export const dispatchForm = z.object({
  leadOrganisationId: z.uuid(),
  assistOrganisationIds: z.array(z.uuid()).max(8).default([]),
})

export const resultOutcomes = ['done', 'nothing_to_do', 'not_ours', 'not_now'] as const
export const submitForm = z
  .object({ outcome: z.enum(resultOutcomes), nextDate: z.iso.date().optional() })
  .refine(form => form.outcome !== 'not_now' || form.nextDate !== undefined, { path: ['nextDate'] })

const dispatcher = { kind: 'role', roles: ['community_dispatcher'] } as const
const checker = { kind: 'role', roles: ['community_checker'] } as const
const unit = { kind: 'unit' } as const
const final = { final: true } as const
const hours = (amount: number) => ({ amount, unit: 'work_hour' }) as const
const days = (amount: number) => ({ amount, unit: 'work_day' }) as const

const work = {
  dispatching: { bucket: 'dispatch', actor: dispatcher, limit: hours(2), overdue: 'escalate' },
  street_dispatching: {
    bucket: 'dispatch',
    actor: { kind: 'role', roles: ['street_supervisor'] },
    limit: hours(4),
    overdue: 'escalate',
  },
  assigned: { bucket: 'accept', actor: unit, limit: hours(4), overdue: 'escalate' },
  handling: { bucket: 'handle', actor: unit, limit: days(5), overdue: 'escalate' },
  checking: { bucket: 'check', actor: checker, limit: days(1), overdue: 'escalate' },
  closed: final,
  declined: final,
  voided: final,
  merged: final,
} as const

/** Small matters stay in the community, big ones go up to the street (B40); either dispatches to whom the duty list names. */
const dispatchActions = {
  dispatch: {
    from: ['dispatching', 'street_dispatching'],
    to: 'assigned',
    permission: 'matter.dispatch',
    form: dispatchForm,
    assigns: 'lead',
    primary: true,
  },
  escalate: { from: ['dispatching'], to: 'street_dispatching', permission: 'matter.dispatch', needsNote: true },
  hand_down: {
    from: ['street_dispatching'],
    to: 'dispatching',
    permission: 'matter.dispatch',
    needsNote: true,
    visibility: 'internal',
  },
  sign: { from: ['assigned'], to: 'handling', permission: 'matter.handle', primary: true },
  submit: {
    from: ['handling'],
    to: 'checking',
    permission: 'matter.handle',
    form: submitForm,
    needsNote: true,
    needsPhoto: 'category',
    handles: true,
    outcome: 'form',
    primary: true,
  },
  send_back: {
    from: ['checking'],
    to: 'handling',
    permission: 'matter.check',
    needsNote: true,
    notHandler: true,
  },
} as const

const standing = {
  return: { to: 'dispatching', permission: 'matter.handle' },
  addAssist: { permission: 'matter.handle' },
  extension: { from: ['handling'], times: 1, limit: { amount: 1, unit: 'work_day' } },
  void: { to: 'voided' },
  reopen: { from: ['closed'], to: 'dispatching', window: 'category' },
  hold: { from: ['dispatching', 'street_dispatching', 'handling'] },
  objection: { to: 'dispatching', limit: { amount: 1, unit: 'work_day' } },
  merge: { to: 'merged' },
} as const

/** A resident asks (B67, B68, WF-B3): heard, dispatched, handled, checked by somebody else, rated by whoever asked. */
export const residentRequest = defineProcedure({
  key: 'resident_request',
  version: 1,
  module: 'matters',
  subjectKind: 'matter',
  start: 'received',
  states: {
    received: { bucket: 'accept', actor: dispatcher, limit: hours(2), overdue: 'escalate' },
    ...work,
    rating: { bucket: 'rate', actor: { kind: 'requester' }, limit: { amount: 7, unit: 'day' }, overdue: 'expire' },
    withdrawn: final,
  },
  actions: {
    accept: {
      from: ['received'],
      to: 'dispatching',
      permission: 'matter.dispatch',
      form: acceptForm,
      sets: ['category', 'urgency'],
      primary: true,
    },
    decline: {
      from: ['received'],
      to: 'declined',
      permission: 'matter.dispatch',
      form: declineForm,
      needsNote: true,
      outcome: 'not_ours',
    },
    withdraw: {
      from: ['received', 'dispatching', 'street_dispatching', 'assigned'],
      to: 'withdrawn',
      by: 'requester',
      permission: 'matter.rate',
      outcome: 'withdrawn',
    },
    ...dispatchActions,
    pass: { from: ['checking'], to: 'rating', permission: 'matter.check', notHandler: true, primary: true },
    rate: {
      from: ['rating'],
      to: [{ when: 'form.solved', is: 'not_solved', state: 'dispatching', reopens: true }, 'closed'],
      by: 'requester',
      permission: 'matter.rate',
      form: ratingForm,
      primary: true,
    },
    expire: { from: ['rating'], to: 'closed', by: 'system' },
  },
  standing: { ...standing, followUp: { rates: 'rate' } },
})

/** A grid worker finds something (C37, WF-C6): settled on the spot, or reported and dispatched by grade. */
export const gridEvent = defineProcedure({
  key: 'grid_event',
  version: 1,
  module: 'matters',
  subjectKind: 'matter',
  start: 'reported',
  states: {
    reported: { bucket: 'accept', actor: dispatcher, limit: hours(2), overdue: 'escalate' },
    ...work,
    settled: { bucket: 'check', actor: checker, limit: days(1), overdue: 'escalate' },
  },
  actions: {
    settle: {
      from: ['reported'],
      to: 'settled',
      by: 'requester',
      permission: 'matter.settle',
      needsNote: true,
      needsPhoto: 'category',
      handles: true,
      outcome: 'done',
    },
    accept: {
      from: ['reported'],
      to: 'dispatching',
      permission: 'matter.dispatch',
      form: acceptForm,
      sets: ['category', 'urgency'],
      primary: true,
    },
    decline: {
      from: ['reported'],
      to: 'declined',
      permission: 'matter.dispatch',
      form: declineForm,
      needsNote: true,
      outcome: 'not_ours',
    },
    ...dispatchActions,
    pass: { from: ['checking', 'settled'], to: 'closed', permission: 'matter.check', notHandler: true, primary: true },
    refuse_settlement: {
      from: ['settled'],
      to: 'dispatching',
      permission: 'matter.check',
      needsNote: true,
      notHandler: true,
    },
  },
  standing,
})

export const procedures = [residentRequest, gridEvent] as const
