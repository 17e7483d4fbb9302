import { defineProcedure } from '#kernel/workflow/index.ts'

/** Received by the community, settled by it or declined. */
export const ordersRequest = defineProcedure({
  key: 'orders_request',
  version: 1,
  module: 'orders',
  subjectKind: 'orders',
  start: 'received',
  states: {
    received: {
      bucket: 'accept',
      actor: { kind: 'role', roles: ['community_dispatcher'] },
      limit: { amount: 2, unit: 'work_day' },
      overdue: 'escalate',
    },
    closed: { final: true },
    declined: { final: true },
    voided: { final: true },
  },
  actions: {
    settle: {
      from: ['received'],
      to: 'closed',
      permission: 'orders.settle',
      needsNote: true,
      outcome: 'done',
      primary: true,
    },
    decline: {
      from: ['received'],
      to: 'declined',
      permission: 'orders.settle',
      needsNote: true,
      outcome: 'not_ours',
    },
  },
  standing: {
    return: false,
    addAssist: false,
    extension: false,
    void: { to: 'voided' },
    reopen: { from: ['closed'], to: 'received', window: { days: 15 } },
  },
})
