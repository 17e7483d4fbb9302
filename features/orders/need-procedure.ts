import { z } from 'zod'
import { defineProcedure } from '#kernel/workflow/index.ts'

/** The field of service, kept as the category of the case: limits may hang on it. */
export const sortForm = z.object({ category: z.string().regex(/^[a-z_]{2,40}$/) })
export const planForm = z.object({ itemId: z.uuid() })

const dispatcher = { kind: 'role', roles: ['community_dispatcher'] } as const

/** A need is collected, sorted by field and answered: by an item of the menu, or in words (WF-A1 steps 1 and 2, WF-C8). */
export const serviceNeed = defineProcedure({
  key: 'service_need',
  version: 1,
  module: 'orders',
  subjectKind: 'need',
  start: 'collected',
  states: {
    collected: { bucket: 'accept', actor: dispatcher, limit: { amount: 3, unit: 'work_day' }, overdue: 'escalate' },
    sorted: { bucket: 'dispatch', actor: dispatcher, limit: { amount: 20, unit: 'work_day' }, overdue: 'escalate' },
    planned: { final: true },
    answered: { final: true },
    voided: { final: true },
    merged: { final: true },
  },
  actions: {
    sort: {
      from: ['collected'],
      to: 'sorted',
      permission: 'need.sort',
      form: sortForm,
      sets: ['category'],
      primary: true,
    },
    plan: {
      from: ['sorted'],
      to: 'planned',
      permission: 'need.sort',
      form: planForm,
      outcome: 'done',
      primary: true,
    },
    answer: {
      from: ['collected', 'sorted'],
      to: 'answered',
      permission: 'need.sort',
      needsNote: true,
      outcome: 'nothing_to_do',
    },
  },
  standing: {
    return: false,
    addAssist: false,
    extension: false,
    void: { to: 'voided' },
    reopen: { from: ['planned', 'answered'], to: 'sorted', window: { days: 90 } },
    merge: { to: 'merged' },
    objection: false,
    followUp: false,
  },
})
