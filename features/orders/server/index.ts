import type { Ctx } from '#kernel/access/server/index.ts'
import type { Installed } from '#kernel/workflow/server/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { ordersRequest } from '../procedures.ts'
import { listOrders } from './list-orders.ts'
import { openOrders } from './open-orders.ts'

/** No category: no photo is asked for, and the procedure says itself how long a case may be reopened. */
export const ordersProcedures: readonly Installed[] = [
  { procedure: ordersRequest, hooks: { facts: async () => ({ photoRequired: false, reopenDays: 0 }) } },
]

export const ordersServer = {
  part: definePart<typeof contract.routes, Ctx>(contract, {
    openOrders: ({ body }, ctx) => openOrders(ctx, body),
    listOrders: ({ query }, ctx) => listOrders(ctx, query),
  }),
  messages: { namespace: 'orders', bundle: messages },
}
