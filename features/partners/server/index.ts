import type { Ctx } from '#kernel/access/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { partnersHandlers, type PartnersDeps } from './handlers.ts'
import { inForceToday } from './register/dictionary-store.ts'

export { onPartnerEvent, partnerProcedures } from './register/case-hooks.ts'
export { ensureDictionary as ensurePartnerDictionary } from './register/dictionary-store.ts'
export { findPartners } from './register/find-partners.ts'

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
