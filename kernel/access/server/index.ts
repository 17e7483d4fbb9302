import { messages } from '../index.ts'
import { sweepSessionsJob } from './sweep-sessions.job.ts'

export { accountRows, createAccount, hashPassword, type NewAccount } from './create-account.ts'
export type { AccessCaller, Ctx } from './ctx.ts'
export { type Access, type AccessOptions, openAccess } from './open-access.ts'
export type { PolicyStore } from './policy-store.ts'
export { buildActor } from './read-session.ts'
export { type ScopeColumns, scopeSql, type ScopeWay, scopeWays } from './scope-sql.ts'
export { refuseShippedPasswords } from './shipped-passwords.ts'

/** What the server mounts beside the part that {@link openAccess} makes. */
export const accessServer = {
  jobs: [sweepSessionsJob],
  messages: { namespace: 'access', bundle: messages },
}
