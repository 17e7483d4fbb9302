import type { Ctx } from '#kernel/access/server/index.ts'
import type { Installed } from '#kernel/workflow/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { errandsInstalled } from './errands/errand-hooks.ts'
import { errandsList } from './errands/export-errands.ts'
import { menusList } from './services/menu-export.ts'
import { needHandlers, needsList } from './services/need-handlers.ts'
import { claimHandlers, menuHandlers, orderHandlers } from './services/order-handlers.ts'
import { ordersList } from './services/order-lists.ts'
import { endWaiting } from './services/order-slots.job.ts'
import { detachServiceContacts } from './services/service-contact.ts'
import type { OrdersPorts } from './services/service-ctx.ts'
import { serviceFieldHandlers } from './services/service-fields.ts'
import { servicesInstalled } from './services/service-hooks.ts'
import { wishesList, wishHandlers } from './services/wish-handlers.ts'
import { tasksList } from './tasks/export-tasks.ts'
import { tasksInstalled } from './tasks/task-hooks.ts'
import { ensureWorkKinds } from './tasks/work-kinds.ts'
import { whistleHandlers } from './whistle-handlers.ts'
import { whistlesList } from './whistles/export-whistles.ts'
import { whistlesInstalled } from './whistles/whistle-hooks.ts'
import { ensureWhistleKinds } from './whistles/whistle-kinds.ts'
import { createNumberSource } from './work-numbers.ts'

export { onServiceEvent } from './services/service-events.ts'
export { serviceMeasures } from './services/service-measures.ts'
export { serviceRecords } from './services/service-records.ts'
export type { OrdersPorts } from './services/service-ctx.ts'
export { mayReadWhistlePhoto } from './whistles/may-read-whistle-photo.ts'
export { whistleMeasures } from './whistles/whistle-measures.ts'

/** The lists that can leave as a file. */
export const orderLists = [whistlesList, tasksList, errandsList, needsList, menusList, ordersList, wishesList]

export function ordersProcedures(listServiceFields: OrdersPorts['listServiceFields']): readonly Installed[] {
  return [...whistlesInstalled, ...tasksInstalled, ...errandsInstalled, ...servicesInstalled(listServiceFields)]
}

/** The shipped kinds of whistles, tasks and errands; may run any number of times. */
export async function ensureOrderDictionaries(db: Db, now: Date): Promise<void> {
  await ensureWhistleKinds(db, now)
  await ensureWorkKinds(db, now)
}

/** Whistles, tasks and errands; needs, menus, orders, wishes and claims. */
export function ordersServer(ports: OrdersPorts) {
  // One for the life of the process: its blocks must not be taken twice.
  const deps = { ...ports, numbers: createNumberSource() }
  return {
    part: definePart<typeof contract.routes, Ctx>(contract, {
      ...whistleHandlers(deps),
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
