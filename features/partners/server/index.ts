import type { Ctx } from '#kernel/access/server/index.ts'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { Installed } from '#kernel/workflow/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { coBuildingInstalled, onCoBuildingEvent } from './co-building/co-building-handlers.ts'
import { joiningInstalled, onJoiningEvent } from './register/case-hooks.ts'
import { partnersHandlers, type PartnersDeps } from './handlers.ts'
import { ensurePatterns } from './shapes/pattern-store.ts'
import { ensureDictionary, inForceToday } from './register/dictionary-store.ts'

export { mayReadMinutesPhoto } from './co-building/co-building-handlers.ts'
export { patternGapsList } from './shapes/shape-handlers.ts'
export { isSentinel } from './register/sentinels.ts'
export { findPartners } from './register/find-partners.ts'

/** Joining the register, seats at a committee, and co-building items. */
export const partnerProcedures: readonly Installed[] = [...joiningInstalled, ...coBuildingInstalled]

/** What a step means for the register, a seat or an item, in the transaction of the step. */
export async function onPartnerEvent(tx: Tx, event: CaseEvent): Promise<void> {
  await onJoiningEvent(tx, event)
  await onCoBuildingEvent(tx, event)
}

/** The shipped classes, fields and shapes an installation lacks; may run any number of times. */
export async function ensurePartnerDictionaries(db: Db): Promise<void> {
  await ensureDictionary(db)
  await ensurePatterns(db)
}

/** Fields of service in force, for menus, orders and wishes. */
export async function listServiceFields(db: Db): Promise<readonly { code: string; zh: string; en: string }[]> {
  const { fields } = await inForceToday(db, new Date())
  return fields.map(({ code, zh, en }) => ({ code, zh, en }))
}

/** The partner register over HTTP. */
export function partnersServer(deps: PartnersDeps) {
  return {
    part: definePart<typeof contract.routes, Ctx>(contract, partnersHandlers(deps)),
    messages: { namespace: 'partners', bundle: messages },
  }
}
