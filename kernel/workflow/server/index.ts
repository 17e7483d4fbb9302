import { messages } from '../index.ts'
import { workflowPart } from './handlers.ts'
import { sealJob } from './seal.job.ts'
import { sweepJob } from './sweep.job.ts'

export { type Acting, actOnCase } from './act-on-case.ts'
export { restrictReading } from './restrict-reading.ts'
export { onPage, upTo } from './case-page.ts'
export { casesWithin, scopedCases, stateLabel, toLine } from './case-lines.ts'
export { sha256 } from './digest.ts'
export { ensureLimits, ensureLimitsOf } from './ensure-limits.ts'
export { buttons, getCase } from './get-case.ts'
export {
  countFollowers,
  type FollowerIdentity,
  type FollowerRow,
  followCase,
  followersOf,
  type Following,
  unfollowCase,
} from './followers.ts'
export { countInboxes, inboxConditions } from './inbox.ts'
export { installProcedures } from './install.ts'
export { forgetLimitBook, readLimitBook } from './limit-book.ts'
export { countStates } from './list-procedures.ts'
export { mayReadCaseFile } from './may-read-file.ts'
export { mergeCase, type Merging } from './merge-case.ts'
export { openCase, type Opening } from './open-case.ts'
export { type CaseKey, readHistory, readRecord } from './read-record.ts'
export { type CaseHooks, type CaseListener, type Installed, type Intent, onCaseEvent } from './runtime.ts'
export { type HistoryReport, verifyHistoryOf } from './verify-history.ts'
export { actionValues, clockValues } from './write-change.ts'

/** Cases over HTTP, the overdue sweep and the seals. Procedures come from the features: `installProcedures`. */
export const workflowServer = {
  part: workflowPart,
  jobs: [sweepJob, sealJob],
  messages: { namespace: 'workflow', bundle: messages },
}
