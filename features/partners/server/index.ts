import type { Ctx } from '#kernel/access/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { partnersHandlers, type PartnersDeps } from './handlers.ts'
import { ensurePatterns } from './shapes/pattern-store.ts'
import { ensureDictionary, inForceToday } from './register/dictionary-store.ts'

export { onPartnerEvent, partnerProcedures } from './register/case-hooks.ts'
export { patternGapsList } from './shapes/shape-handlers.ts'
export { findPartners } from './register/find-partners.ts'

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
