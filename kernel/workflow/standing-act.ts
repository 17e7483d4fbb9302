import type { ActorFacts } from './actors.ts'
import type { CaseFacts } from './availability.ts'
import { pending } from './clocks.ts'
import type { Procedure, StandingName } from './definition.ts'
import { type EngineContext, enterState, type Signature } from './engine.ts'
import type { ActInput, Filled } from './fill.ts'
import type { Audience, CaseEventKind, CaseRecord, CaseRow, Effects, Refusal } from './records.ts'

/** The case a duplicate is to go into, as it stands. */
export type MergeTarget = Pick<CaseRow, 'id' | 'district' | 'number' | 'final'>

/** A standing action on its way. */
export interface StandingAct {
  procedure: Procedure
  record: CaseRecord
  name: StandingName
  actor: ActorFacts
  by: Signature
  facts: CaseFacts
  input: ActInput
  target?: MergeTarget | null | undefined
}

/** What a standing action does to the case, before it is written. */
export interface Outcome {
  toState: string
  visibility: 'public' | 'internal'
  effects: Effects
  events: readonly CaseEventKind[]
  /** More for the requester's sentence; the text key is `workflow:told.<tell>`. */
  tell?: string
  params?: Record<string, string>
  /** Whom else it is news for; the text key is `workflow:notices.<say>`. */
  notices?: readonly { to: Audience; say: string }[]
}

export type Effect = (ctx: EngineContext, act: StandingAct, filled: Filled) => Outcome | { ok: false; refusal: Refusal }

/** Entering a state with nobody assigned. */
export function enter(ctx: EngineContext, act: StandingAct, state: string): Effects {
  const { procedure, record } = act
  const entry = { subject: record.case, state, lead: null, supervision: pending(record, 'supervision') }
  return enterState(ctx, procedure, entry)
}

export function stays(act: StandingAct, of: Partial<Outcome> & Pick<Outcome, 'events'>): Outcome {
  return { toState: act.record.case.state, visibility: 'internal', effects: {}, ...of }
}
