import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { type Account } from './account-contract.ts'
export { type Actor, type ActorFacts, actorOf, type ActorPost, guestActor, SYSTEM_ID, systemActor } from './actor.ts'
export { contract } from './contract.ts'
export { demoPassword, PASSWORD_MAX, PASSWORD_MIN, type PasswordFault, passwordFault } from './password-policy.ts'
export { permissions } from './permissions.ts'
export {
  compilePolicy,
  grantFault,
  type GrantOverride,
  type LoosePermissions,
  type Permissions,
  type PermissionSpec,
  type Policy,
  type Reach,
  reaches,
} from './policy.ts'
export { can, holds, isUnder, type Scope, scopeOf, scopeReaches, type Target } from './scope.ts'
export { type Session, type SignInReply } from './session-contract.ts'
export { normalisePhone } from './sign-in-rules.ts'

export const messages = { zh, en }
