import { z } from 'zod'
import { defineProcedure } from '#kernel/workflow/index.ts'
import { satisfied, served } from './service-shapes.ts'

/** Of whoever was served: whether it came, how it was, thanks or what was missing. */
export const ratingForm = z.object({
  served: z.enum(served),
  satisfied: z.enum(satisfied),
  words: z.string().trim().max(500).optional(),
})

const dispatcher = { kind: 'role', roles: ['community_dispatcher'] } as const
const checker = { kind: 'role', roles: ['community_checker'] } as const
const unit = { kind: 'unit' } as const
const final = { final: true } as const
const days = (amount: number) => ({ amount, unit: 'day' }) as const
const workDays = (amount: number) => ({ amount, unit: 'work_day' }) as const

/** A unit that is asked, for orders and wishes alike. */
const unitForm = z.object({ leadOrganisationId: z.uuid() })

/**
 * 点单派单接单 (C43, D75, WF-C8, WF-D15): a resident orders a slot of the menu; the community dispatches it to a unit, or
 * whoever can takes it up; served, then confirmed by the one served. Actions by the system are taken through a claim
 * (see claim-actor.ts) or by the count of places. A slot lies at most thirty days ahead, so the limits of serving are longer.
 */
export const serviceOrder = defineProcedure({
  key: 'service_order',
  version: 1,
  module: 'orders',
  subjectKind: 'service_order',
  start: 'placed',
  states: {
    placed: { bucket: 'accept', actor: { kind: 'system' }, limit: days(1), overdue: 'expire' },
    waiting: { bucket: 'accept', actor: { kind: 'system' }, limit: days(40), overdue: 'expire' },
    open: { bucket: 'dispatch', actor: dispatcher, limit: workDays(2), overdue: 'escalate' },
    assigned: { bucket: 'accept', actor: unit, limit: workDays(1), overdue: 'escalate' },
    with_unit: { bucket: 'handle', actor: unit, limit: days(40), overdue: 'escalate' },
    taken: { bucket: 'handle', actor: dispatcher, limit: days(40), overdue: 'escalate' },
    missed: { bucket: 'check', actor: dispatcher, limit: workDays(2), overdue: 'escalate' },
    confirming: { bucket: 'check', actor: checker, limit: days(7), overdue: 'escalate' },
    done: final,
    not_served: final,
    lapsed: final,
    cancelled: final,
    declined: final,
    withdrawn: final,
    voided: final,
  },
  actions: {
    seat: { from: ['placed'], to: 'open', by: 'system' },
    queue: { from: ['placed'], to: 'waiting', by: 'system' },
    move_up: { from: ['waiting'], to: 'placed', by: 'system' },
    expire: { from: ['placed', 'waiting'], to: 'lapsed', by: 'system', outcome: 'nothing_to_do' },
    dispatch: {
      from: ['placed', 'open'],
      to: 'assigned',
      by: 'authority',
      permission: 'order.dispatch',
      form: unitForm,
      assigns: 'lead',
      primary: true,
    },
    take_up: { from: ['placed', 'open'], to: 'taken', by: 'system' },
    take: { from: ['assigned'], to: 'with_unit', permission: 'order.serve', primary: true },
    give_back: { from: ['taken'], to: 'open', by: 'system' },
    take_back: { from: ['taken'], to: 'open', permission: 'order.dispatch', needsNote: true },
    serve: {
      from: ['with_unit'],
      to: 'confirming',
      permission: 'order.serve',
      needsNote: true,
      handles: true,
      outcome: 'done',
      primary: true,
    },
    deliver: { from: ['taken'], to: 'confirming', by: 'system', handles: true, outcome: 'done' },
    not_shown: { from: ['with_unit'], to: 'missed', permission: 'order.serve', needsNote: true, handles: true },
    report_absence: { from: ['taken'], to: 'missed', by: 'system', handles: true },
    not_come: {
      from: ['with_unit', 'taken'],
      to: 'missed',
      by: 'requester',
      permission: 'order.place',
      needsNote: true,
    },
    offer_again: { from: ['missed'], to: 'open', permission: 'order.dispatch', needsNote: true, notHandler: true },
    close_missed: {
      from: ['missed'],
      to: 'not_served',
      permission: 'order.dispatch',
      needsNote: true,
      notHandler: true,
      outcome: 'nothing_to_do',
      primary: true,
    },
    confirm: {
      from: ['confirming'],
      to: [{ when: 'form.served', is: 'no', state: 'open', reopens: true }, 'done'],
      by: 'requester',
      permission: 'order.place',
      form: ratingForm,
      notHandler: true,
      primary: true,
    },
    pass: {
      from: ['confirming'],
      to: 'done',
      permission: 'order.check',
      needsNote: true,
      notHandler: true,
      primary: true,
    },
    send_back: { from: ['confirming'], to: 'open', permission: 'order.check', needsNote: true, notHandler: true },
    withdraw: {
      from: ['waiting', 'open', 'assigned', 'with_unit', 'taken'],
      to: 'withdrawn',
      by: 'requester',
      permission: 'order.place',
      outcome: 'withdrawn',
    },
    cancel: {
      from: ['waiting', 'open', 'assigned', 'with_unit', 'taken'],
      to: 'cancelled',
      by: 'system',
      outcome: 'not_now',
    },
    decline: {
      from: ['open'],
      to: 'declined',
      permission: 'order.dispatch',
      needsNote: true,
      outcome: 'not_ours',
    },
  },
  standing: {
    return: { to: 'open', permission: 'order.serve' },
    addAssist: { permission: 'order.serve' },
    extension: { from: ['with_unit'] },
    void: { to: 'voided', from: ['waiting', 'open', 'assigned', 'with_unit', 'taken', 'missed'] },
    reopen: { from: ['done'], to: 'open', window: { days: 7 } },
    hold: { from: ['open'] },
    objection: { to: 'open' },
    merge: false,
    followUp: false,
  },
})

/** What the unit form and the rating are called in a wish as well. */
export const serviceForms = { unitForm, ratingForm }
