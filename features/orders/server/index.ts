import type { Ctx } from '#kernel/access/server/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { menusList } from './menu-export.ts'
import { needHandlers, needsList } from './need-handlers.ts'
import { claimHandlers, menuHandlers, orderHandlers } from './order-handlers.ts'
import { ordersList } from './order-lists.ts'
import { endWaiting } from './order-slots.job.ts'
import { detachServiceContacts } from './service-contact.ts'
import type { OrdersPorts } from './service-ctx.ts'
import { serviceFieldHandlers } from './service-fields.ts'
import { createNumberSource } from './service-numbers.ts'
import { wishesList, wishHandlers } from './wish-handlers.ts'

export { serviceProcedures as ordersProcedures } from './service-hooks.ts'
export { onServiceEvent } from './service-events.ts'
export { serviceMeasures } from './service-measures.ts'
export type { OrdersPorts } from './service-ctx.ts'

/** The lists that can leave as a file. */
export const serviceLists = [needsList, menusList, ordersList, wishesList]

/** Needs, menus, orders, wishes and claims over HTTP. */
export function ordersServer(ports: OrdersPorts) {
  // One for the life of the process: its blocks must not be taken twice.
  const deps = { ...ports, numbers: createNumberSource() }
  return {
    part: definePart<typeof contract.routes, Ctx>(contract, {
      ...serviceFieldHandlers(ports.listServiceFields),
      ...needHandlers(deps),
      ...menuHandlers(deps),
      ...orderHandlers(deps),
      ...wishHandlers(deps),
      ...claimHandlers,
    }),
    jobs: [endWaiting, detachServiceContacts],
    messages: { namespace: 'orders', bundle: messages },
  }
}
