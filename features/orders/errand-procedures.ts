import { z } from 'zod'
import { defineProcedure } from '#kernel/workflow/index.ts'

const worker = { kind: 'role', roles: ['grid_worker', 'grid_chief', 'community_dispatcher'] } as const
const final = { final: true } as const

const errandOutcomes = ['done', 'nothing_to_do', 'not_now'] as const
const errandResultForm = z
  .object({ outcome: z.enum(errandOutcomes), nextDate: z.iso.date().optional() })
  .refine(form => form.outcome !== 'not_now' || form.nextDate !== undefined, { path: ['nextDate'] })
const errandConfirmForm = z.object({ settled: z.enum(['yes', 'no']) })

/**
 * An errand (A69, D75): asked for, taken, done, confirmed by whoever asked, or checked by the community when nobody
 * answers. It cannot be handed in while anything that was handed over is neither returned nor accounted for.
 */
export const errand = defineProcedure({
  key: 'errand',
  version: 1,
  module: 'orders',
  subjectKind: 'errand',
  reading: 'errand.read',
  start: 'asked',
  states: {
    asked: { bucket: 'accept', actor: worker, limit: { amount: 1, unit: 'work_day' }, overdue: 'escalate' },
    doing: { bucket: 'handle', actor: worker, limit: { amount: 7, unit: 'work_day' }, overdue: 'escalate' },
    confirming: {
      bucket: 'rate',
      actor: { kind: 'requester' },
      limit: { amount: 7, unit: 'day' },
      overdue: 'expire',
    },
    checking: {
      bucket: 'check',
      actor: { kind: 'role', roles: ['community_dispatcher', 'community_checker'] },
      limit: { amount: 2, unit: 'work_day' },
      overdue: 'escalate',
    },
    closed: final,
    declined: final,
    withdrawn: final,
    voided: final,
  },
  actions: {
    take: { from: ['asked'], to: 'doing', permission: 'errand.do', primary: true },
    decline: { from: ['asked'], to: 'declined', permission: 'errand.do', needsNote: true, outcome: 'not_ours' },
    withdraw: {
      from: ['asked'],
      to: 'withdrawn',
      by: 'requester',
      permission: 'errand.ask',
      outcome: 'withdrawn',
    },
    finish: {
      from: ['doing'],
      to: 'confirming',
      permission: 'errand.do',
      form: errandResultForm,
      needsNote: true,
      handles: true,
      outcome: 'form',
      primary: true,
    },
    confirm: {
      from: ['confirming'],
      to: [{ when: 'form.settled', is: 'no', state: 'doing' }, 'closed'],
      by: 'requester',
      permission: 'errand.ask',
      form: errandConfirmForm,
      notHandler: true,
      primary: true,
    },
    expire: { from: ['confirming'], to: 'checking', by: 'system' },
    verify: {
      from: ['confirming', 'checking'],
      to: 'closed',
      by: 'authority',
      permission: 'errand.check',
      needsNote: true,
      notHandler: true,
      primary: true,
    },
    redo: {
      from: ['confirming', 'checking'],
      to: 'doing',
      by: 'authority',
      permission: 'errand.check',
      needsNote: true,
      notHandler: true,
    },
  },
  standing: {
    return: false,
    addAssist: false,
    extension: false,
    void: { to: 'voided', from: ['asked', 'doing'] },
    reopen: { from: ['closed'], to: 'doing', window: { days: 15 } },
    hold: { from: ['doing'] },
    exclusion: false,
    followUp: false,
  },
})
