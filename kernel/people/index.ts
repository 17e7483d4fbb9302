import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { contract } from './contract.ts'
export { isCreditCode } from './credit-code.ts'
export { gridTeam, gridTeamRoles, type GridTeam, type GridTeamRole } from './grid-team.ts'
export {
  organisationKinds,
  organisationTags,
  pairingKinds,
  pairingTargets,
  type OrganisationKind,
  type OrganisationTag,
  type PairingKind,
  type PairingTarget,
} from './organisation-kinds.ts'
export { wouldCycle } from './organisation-tree.ts'
export { inForce, overlap, shanghaiDate, type IsoDate, type Period } from './period.ts'
export { isPhone, maskName, maskPhone, normalisePhone, screenWords } from './masking.ts'
export { permissions } from './permissions.ts'
export { postFault, postsInForce, type Post, type PostFault } from './posts.ts'
export { adminRoles, isAdminRole, isRole, roles, seats, type AdminRole, type Role, type Seat } from './roles.ts'
export { type Organisation, type PairingView, type PersonView, type PostView } from './shapes.ts'

export const messages = { zh, en }
