import type { Ctx } from '#kernel/access/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { mattersHandlers } from './handlers.ts'
import { detachContacts } from './retention.ts'

export { matterProcedures, onMatterEvent } from './case-hooks.ts'
export { contactLookup } from './contact-of.ts'
export { ensureMatterDictionaries } from './dictionaries.ts'
export { type RequesterInput, sealRequester } from './requester-store.ts'
export { searchLexemes } from './search-tokens.ts'

/** Matters over HTTP, with the job that takes personal data out. */
export function mattersServer(deps: { crypto: CryptoProvider }) {
  return {
    part: definePart<typeof contract.routes, Ctx>(contract, mattersHandlers(deps)),
    jobs: [detachContacts],
    messages: { namespace: 'matters', bundle: messages },
  }
}
