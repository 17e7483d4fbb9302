import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { type Act, planAct } from './act.ts'
export type { ActorFacts, ActorPost } from './actors.ts'
export { type CaseFacts, type OpenAction, openActions, refusalOf } from './availability.ts'
export { CLOCK_EVENTS, clockEffect, type ClockEffectRow, type ClockEvent } from './clock-effects.ts'
export { canonicalJson, type Digest, GENESIS } from './canonical.ts'
export { type Damage, verifyHistory } from './chain.ts'
export { assertSound, checkProcedures } from './checker.ts'
export {
  type ActionDefinition,
  type Bucket,
  defineProcedure,
  isFinal,
  type Outcome,
  OUTCOMES,
  type Procedure,
  type StateDefinition,
  type TimeLimit,
  targetsOf,
} from './definition.ts'
export { type Edge, edgesOf } from './edges.ts'
export { planMergedIn } from './ending-roads.ts'
export { type EngineContext, type HolderLookup, type Signature, SYSTEM } from './engine.ts'
export type { ActInput } from './fill.ts'
export { type LimitBook, type LimitRow, pickLimit } from './limits.ts'
export { type NewCase, planOpen } from './open.ts'
export type { Problem } from './problem.ts'
export { type Profile, PROFILES, shippedLimits, URGENCIES, type Urgency } from './profiles.ts'
export type {
  ActionRow,
  Audience,
  AssignmentRow,
  CaseEvent,
  CaseEventKind,
  CaseRecord,
  CaseRow,
  Change,
  ClockRow,
  Effects,
  Notice,
  Plan,
  Refusal,
  Told,
  Why,
} from './records.ts'
export { createRegistry, type Registry } from './registry.ts'
export { type Replayed, replay } from './replay.ts'
export {
  type CaseHead,
  merkleRoot,
  type SealLeafRow,
  type SealRow,
  sealHeads,
  verifySeal,
  verifySealedHeads,
  verifySeals,
} from './seal.ts'
export { planRecalculate, planSweep } from './sweep.ts'
export { contract } from './contract.ts'
export { permissions } from './permissions.ts'
export {
  type CaseLine,
  type CaseView,
  caseLine,
  caseView,
  INBOXES,
  type Inbox,
  type LimitView,
  limitUnit,
  openAction,
} from './shapes.ts'

export const messages = { zh, en }
