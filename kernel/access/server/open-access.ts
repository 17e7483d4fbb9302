import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { type Authorise, definePart, type Part } from '#platform/http/mount.ts'
import type { Route } from '#platform/http/route.ts'
import { translate } from '#platform/i18n.ts'
import type { SmsDriver } from '#platform/sms.ts'
import { contract } from '../contract.ts'
import type { LoosePermissions } from '../policy.ts'
import { accountHandlers } from './account-handlers.ts'
import { authoriser, undeclared } from './authorise.ts'
import { createAuth } from './better-auth.ts'
import type { AccessCaller, Ctx } from './ctx.ts'
import { grantHandlers } from './grant-handlers.ts'
import { ownSessionHandlers, passwordHandlers, sessionListHandlers } from './own-sessions.ts'
import { phoneHandlers } from './phone-sign-in.ts'
import { type PolicyStore, policyStore } from './policy-store.ts'
import { factorAdminHandlers } from './second-factor-admin.ts'
import { enrolHandlers, ownFactorHandlers } from './second-factor-own.ts'
import { secondStepHandlers } from './second-step.ts'
import { settingsStore } from './settings.ts'
import { signInHandlers } from './sign-in.ts'

export interface AccessOptions {
  db: Kysely<DB>
  config: { secret: string; baseUrl: string; mode: 'demo' | 'production' }
  crypto: CryptoProvider
  sms: SmsDriver
  /** Permissions of every module, this one's included. */
  permissions: readonly LoosePermissions[]
  /** All mounted routes: one that names an undeclared permission stops the start. */
  routes: readonly Route[]
}

export interface Access {
  authorise: Authorise<AccessCaller>
  part: Part<Ctx>
  policies: PolicyStore
}

/** Ties sign-in, policy and grants together on a database. */
export async function openAccess(options: AccessOptions): Promise<Access> {
  const { db, config, crypto, sms } = options
  const policies = policyStore(db, options.permissions)
  const missing = undeclared(options.routes, new Set(options.permissions.flatMap(Object.keys)))
  if (missing.length > 0) throw new Error(`Routes name permissions nobody declares: ${missing.join(', ')}`)
  const settings = settingsStore({ mayDemo: config.mode === 'demo' })
  const auth = createAuth({
    db,
    secret: config.secret,
    baseUrl: config.baseUrl,
    sendCode: ({ number, locale }, code) => sms.send(number, translate(locale, 'access:sms.code', { code })),
  })
  const context = await auth.$context
  const cookie = { name: context.authCookies.sessionToken.name, secret: context.secret }
  const deps = { db, auth, crypto, policies, settings }
  return {
    authorise: authoriser({ db, policies, settings, cookie }),
    policies,
    part: definePart<typeof contract.routes, Ctx>(contract, {
      ...signInHandlers(deps),
      ...phoneHandlers(deps),
      ...ownSessionHandlers(deps),
      ...sessionListHandlers,
      ...passwordHandlers(deps),
      ...accountHandlers,
      ...secondStepHandlers(deps),
      ...ownFactorHandlers(deps),
      ...enrolHandlers(deps),
      ...factorAdminHandlers,
      ...grantHandlers(deps),
    }),
  }
}
