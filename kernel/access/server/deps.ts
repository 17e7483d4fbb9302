import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Auth } from './better-auth.ts'
import type { PolicyStore } from './policy-store.ts'
import type { ReadSettings } from './settings.ts'

/** What the handlers of this module share; made once in openAccess. */
export interface AccessDeps {
  db: Kysely<DB>
  auth: Auth
  crypto: CryptoProvider
  policies: PolicyStore
  settings: ReadSettings
}
