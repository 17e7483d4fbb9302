import type { Digest } from './canonical.ts'
import { GENESIS } from './canonical.ts'
import { actionHash } from './engine.ts'
import type { ActionRow, CaseRow } from './records.ts'

/** A place where the record contradicts itself. */
export interface Damage {
  kind: 'edited' | 'broken_link' | 'missing_step' | 'head_differs' | 'missing_case' | 'seal_edited' | 'seal_missing'
  district: string
  caseId?: string
  /** Of the action, or of the seal. */
  seq?: number
}

type Head = Pick<CaseRow, 'district' | 'id' | 'last_seq' | 'head_hash'>

/**
 * Checks one case's history against itself and against the head its projection keeps. Actions may come in any order:
 * their own numbers count. An edited, removed, inserted or renumbered step shows at the step or right after it.
 */
export function verifyHistory(digest: Digest, head: Head, actions: readonly ActionRow[]): Damage[] {
  const damage: Damage[] = []
  const at = { district: head.district, caseId: head.id }
  let previous = { seq: 0, hash: GENESIS }
  for (const action of actions.toSorted((a, b) => a.seq - b.seq)) {
    const { hash, ...content } = action
    if (action.seq !== previous.seq + 1) damage.push({ kind: 'missing_step', ...at, seq: previous.seq + 1 })
    else if (action.prev_hash !== previous.hash) damage.push({ kind: 'broken_link', ...at, seq: action.seq })
    if (actionHash(digest, content) !== hash) damage.push({ kind: 'edited', ...at, seq: action.seq })
    previous = { seq: action.seq, hash }
  }
  if (previous.seq !== head.last_seq || previous.hash !== head.head_hash)
    damage.push({ kind: 'head_differs', ...at, seq: head.last_seq })
  return damage
}
