import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { categoryItems, urgencies, type CategoryItem, type Urgency } from './categories.ts'
export { COMPLAINT, complaintKinds, type ComplaintView } from './complaint.ts'
export { contract, type MatterFilters } from './contract.ts'
export { afterCall, firstCall, isRung, reachedAnswers, shippedFollowUp } from './follow-up.ts'
export { type FollowUpView, followUpViews } from './follow-up-contract.ts'
export { type Walk, walkDispatch, type WalkStep } from './dispatch-walk.ts'
export { type DefaultDuty, defaultDuties } from './duties.ts'
export { isPhone } from '#kernel/people/index.ts'
export { formatNumber } from './number.ts'
export { permissions } from './permissions.ts'
export { petition } from './petition.ts'
export type { MatterPorts } from './ports.ts'
export { procedures } from './procedures.ts'
export { satisfiedAnswers, solvedAnswers } from './rating.ts'
export {
  buckets,
  callSources,
  type CategoryView,
  type DutyView,
  matterKinds,
  type MatterKind,
  matterSources,
  type MatterSummary,
} from './shapes.ts'
export { titleFrom } from './title.ts'

export { countFacts, type Fact } from './triage/counts.ts'
export { rankCategories } from './triage/suggest.ts'
export { SURE_FROM, train } from './triage/train.ts'
export { weigh } from './triage/weigh.ts'

export const messages = { zh, en }
