import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'
import { defineProcedure } from '#kernel/workflow/index.ts'
import { serviceForms } from './order-procedure.ts'

/** What the wall will show: words without whatever points to a person, and the field by which somebody can help. */
export const publishForm = z.object({
  title: z.string().trim().min(2).max(40).overwrite(screenWords),
  publicWords: z.string().trim().min(2).max(300).overwrite(screenWords),
  category: z.string().regex(/^[a-z_]{2,40}$/),
})

const dispatcher = { kind: 'role', roles: ['community_dispatcher'] } as const
const unit = { kind: 'unit' } as const
const final = { final: true } as const
const days = (amount: number) => ({ amount, unit: 'day' }) as const
const workDays = (amount: number) => ({ amount, unit: 'work_day' }) as const

/**
 * Micro-wish 微心愿 (A10, A56, B50, C44, E16; WF-B8, WF-E3). How long a wish hangs unclaimed before the community offers it
 * to units is the limit of `published`: shipped 7 days, a city changes it in the limits.
 */
export const microWish = defineProcedure({
  key: 'micro_wish',
  version: 1,
  module: 'orders',
  subjectKind: 'wish',
  start: 'screening',
  states: {
    screening: { bucket: 'accept', actor: dispatcher, limit: workDays(2), overdue: 'escalate' },
    published: { bucket: 'dispatch', actor: { kind: 'system' }, limit: days(7), overdue: 'expire' },
    unclaimed: { bucket: 'dispatch', actor: dispatcher, limit: workDays(3), overdue: 'escalate' },
    offered: { bucket: 'accept', actor: unit, limit: workDays(3), overdue: 'escalate' },
    with_unit: { bucket: 'handle', actor: unit, limit: days(15), overdue: 'escalate' },
    taken: { bucket: 'handle', actor: { kind: 'system' }, limit: days(15), overdue: 'expire' },
    confirming: {
      bucket: 'check',
      actor: { kind: 'role', roles: ['community_checker'] },
      limit: days(7),
      overdue: 'escalate',
    },
    fulfilled: final,
    unmet: final,
    declined: final,
    withdrawn: final,
    voided: final,
    merged: final,
  },
  actions: {
    publish: {
      from: ['screening'],
      to: 'published',
      permission: 'wish.screen',
      form: publishForm,
      sets: ['title', 'category'],
      primary: true,
    },
    decline: { from: ['screening'], to: 'declined', permission: 'wish.screen', needsNote: true, outcome: 'not_ours' },
    expire: { from: ['published', 'taken'], to: 'unclaimed', by: 'system', visibility: 'internal' },
    offer: {
      from: ['published', 'unclaimed'],
      to: 'offered',
      by: 'authority',
      permission: 'wish.screen',
      form: serviceForms.unitForm,
      assigns: 'lead',
      primary: true,
    },
    publish_again: { from: ['unclaimed'], to: 'published', permission: 'wish.screen' },
    close_unmet: {
      from: ['unclaimed'],
      to: 'unmet',
      permission: 'wish.screen',
      needsNote: true,
      outcome: 'nothing_to_do',
    },
    accept: { from: ['offered'], to: 'with_unit', permission: 'wish.fulfil', primary: true },
    take_up: { from: ['published', 'unclaimed'], to: 'taken', by: 'system' },
    give_back: { from: ['taken'], to: 'published', by: 'system' },
    fulfil: {
      from: ['with_unit'],
      to: 'confirming',
      permission: 'wish.fulfil',
      needsNote: true,
      handles: true,
      outcome: 'done',
      primary: true,
    },
    deliver: { from: ['taken'], to: 'confirming', by: 'system', handles: true, outcome: 'done' },
    confirm: {
      from: ['confirming'],
      to: [{ when: 'form.served', is: 'no', state: 'unclaimed', reopens: true }, 'fulfilled'],
      by: 'requester',
      permission: 'wish.raise',
      form: serviceForms.ratingForm,
      notHandler: true,
      primary: true,
    },
    pass: {
      from: ['confirming'],
      to: 'fulfilled',
      permission: 'wish.check',
      needsNote: true,
      notHandler: true,
      primary: true,
    },
    send_back: { from: ['confirming'], to: 'unclaimed', permission: 'wish.check', needsNote: true, notHandler: true },
    withdraw: {
      from: ['screening', 'published', 'unclaimed', 'offered', 'with_unit', 'taken'],
      to: 'withdrawn',
      by: 'requester',
      permission: 'wish.raise',
      outcome: 'withdrawn',
    },
  },
  standing: {
    return: { to: 'unclaimed', permission: 'wish.fulfil' },
    addAssist: { permission: 'wish.fulfil' },
    extension: { from: ['with_unit'] },
    void: { to: 'voided', from: ['screening', 'published', 'unclaimed', 'offered', 'with_unit', 'taken'] },
    reopen: { from: ['fulfilled', 'unmet'], to: 'unclaimed', window: { days: 15 } },
    hold: { from: ['unclaimed'] },
    objection: { to: 'unclaimed' },
    merge: { to: 'merged' },
    followUp: false,
  },
})
