import type { Tx } from '#platform/tx.ts'
import type { SubjectKind } from '../scheme.ts'
import type { PublishedResult } from '../shapes.ts'

/** What a feature does when a result is final and its band says so; runs inside the transaction that makes it final. */
export interface ConsequenceHook {
  /** `<feature>.<what>`. */
  key: string
  run(tx: Tx, result: PublishedResult): Promise<void>
}

export interface RoundBrief {
  district: string
  id: string
  title: string
  schemeKey: string
  subjectKind: SubjectKind
  areaCode: string
  closesAt: Date
}

/**
 * `opened` names the subjects and the raters with an account, `joined` those who may vote since the round is open; the
 * others carry the results that are now in force.
 */
export type AppraisalEvent = { round: RoundBrief; results: readonly PublishedResult[] } & (
  | { kind: 'opened'; subjectIds: readonly string[]; raterIds: readonly string[] }
  | { kind: 'joined'; raterIds: readonly string[] }
  | { kind: 'published' | 'corrected' | 'final' }
)

export type AppraisalListener = (tx: Tx, event: AppraisalEvent) => Promise<void>

let hooks: ReadonlyMap<string, ConsequenceHook> = new Map()
const listeners = new Set<AppraisalListener>()

/** Called once when the server is put together. */
export function installConsequences(installed: readonly ConsequenceHook[]): void {
  hooks = new Map(installed.map(one => [one.key, one]))
}

export function installedHooks(): ReadonlyMap<string, ConsequenceHook> {
  return hooks
}

/** Calls the listener inside the transaction in which it happens; returns how to take it back. */
export function onAppraisalEvent(listener: AppraisalListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export async function announceAppraisal(tx: Tx, event: AppraisalEvent): Promise<void> {
  for (const listener of listeners) await listener(tx, event)
}
