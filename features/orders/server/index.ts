import type { Ctx } from '#kernel/access/server/index.ts'
import type { Installed } from '#kernel/workflow/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db } from '#platform/db/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { errandsInstalled } from './errands/errand-hooks.ts'
import { whistleHandlers } from './handlers.ts'
import { tasksInstalled } from './tasks/task-hooks.ts'
import { ensureWorkKinds } from './tasks/work-kinds.ts'
import { whistlesInstalled } from './whistles/whistle-hooks.ts'
import { ensureWhistleKinds } from './whistles/whistle-kinds.ts'

export { errandsList } from './errands/export-errands.ts'
export { tasksList } from './tasks/export-tasks.ts'
export { whistlesList } from './whistles/export-whistles.ts'
export { mayReadWhistlePhoto } from './whistles/may-read-whistle-photo.ts'
export { whistleMeasures } from './whistles/whistle-measures.ts'

export const ordersProcedures: readonly Installed[] = [...whistlesInstalled, ...tasksInstalled, ...errandsInstalled]

/** The shipped kinds of whistles, tasks and errands; may run any number of times. */
export async function ensureOrderDictionaries(db: Db, now: Date): Promise<void> {
  await ensureWhistleKinds(db, now)
  await ensureWorkKinds(db, now)
}

export function ordersServer(deps: { crypto: CryptoProvider }) {
  return {
    part: definePart<typeof contract.routes, Ctx>(contract, whistleHandlers(deps)),
    messages: { namespace: 'orders', bundle: messages },
  }
}
