import { canonicalJson, type Digest, GENESIS } from './canonical.ts'
import type { Damage } from './chain.ts'

/** A row of `workflow.seal`: the heads of all cases of a district that changed since the seal before. */
export interface SealRow {
  district: string
  seq: number
  at: Date
  root: string
  leaves: number
  prev_hash: string
  hash: string
}

/** A row of `workflow.seal_leaf`: one case's head as it was when sealed. */
export interface SealLeafRow {
  district: string
  seal_seq: number
  position: number
  case_id: string
  action_seq: number
  head_hash: string
}

export interface CaseHead {
  caseId: string
  seq: number
  hash: string
}

/** Seals the heads, in the order of their case ids, onto the chain of the district. */
export function sealHeads(
  digest: Digest,
  at: { district: string; now: Date; previous: Pick<SealRow, 'seq' | 'hash'> | null },
  heads: readonly CaseHead[],
): { seal: SealRow; leaves: SealLeafRow[] } {
  const seq = (at.previous?.seq ?? 0) + 1
  const leaves = heads
    .toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1))
    .map((head, position) => ({
      district: at.district,
      seal_seq: seq,
      position,
      case_id: head.caseId,
      action_seq: head.seq,
      head_hash: head.hash,
    }))
  const content = {
    district: at.district,
    seq,
    at: at.now,
    root: merkleRoot(digest, leaves),
    leaves: leaves.length,
    prev_hash: at.previous?.hash ?? GENESIS,
  }
  return { seal: { ...content, hash: digest(canonicalJson(content)) }, leaves }
}

/**
 * The root over leaves in their order. Leaves and nodes are hashed under different names, so that a node can never be
 * passed off as a leaf; a lone node moves up as it is.
 */
export function merkleRoot(digest: Digest, leaves: readonly SealLeafRow[]): string {
  let level = leaves.map(leaf => digest(`leaf|${leaf.case_id}|${leaf.action_seq}|${leaf.head_hash}`))
  if (level.length === 0) return GENESIS
  while (level.length > 1) level = parents(digest, level)
  return level[0] ?? GENESIS
}

function parents(digest: Digest, level: readonly string[]): string[] {
  const above: string[] = []
  for (let index = 0; index < level.length; index += 2) {
    const [left = '', right] = [level[index], level[index + 1]]
    above.push(right === undefined ? left : digest(`node|${left}|${right}`))
  }
  return above
}

/** Checks the chain of a district's seals and each seal against its own leaves. */
export function verifySeals(digest: Digest, seals: readonly SealRow[], leaves: readonly SealLeafRow[]): Damage[] {
  const bySeal = Map.groupBy(leaves, leaf => leaf.seal_seq)
  const inOrder = seals.toSorted((a, b) => a.seq - b.seq)
  return inOrder.flatMap((seal, index) =>
    verifySeal(digest, { seal, leaves: bySeal.get(seal.seq) ?? [] }, inOrder[index - 1] ?? null),
  )
}

/** Checks one seal against its leaves and against the seal before it. */
export function verifySeal(
  digest: Digest,
  { seal, leaves }: { seal: SealRow; leaves: readonly SealLeafRow[] },
  previous: Pick<SealRow, 'seq' | 'hash'> | null,
): Damage[] {
  const { hash, ...content } = seal
  const { district, seq } = seal
  const before = previous ?? { seq: 0, hash: GENESIS }
  if (seq !== before.seq + 1) return [{ kind: 'seal_missing', district, seq: before.seq + 1 }]
  const inOrder = leaves.toSorted((a, b) => a.position - b.position)
  const intact =
    seal.prev_hash === before.hash &&
    digest(canonicalJson(content)) === hash &&
    inOrder.length === seal.leaves &&
    merkleRoot(digest, inOrder) === seal.root
  return intact ? [] : [{ kind: 'seal_edited', district, seq }]
}

/**
 * Checks sealed heads against the history as it stands: `hashOf` gives the hash of one case's action, or undefined
 * when there is none. A case, or the end of its history, that vanished after a seal shows here.
 */
export function verifySealedHeads(
  leaves: readonly SealLeafRow[],
  hashOf: (caseId: string, seq: number) => string | undefined,
): Damage[] {
  return leaves.flatMap((leaf): Damage[] => {
    const hash = hashOf(leaf.case_id, leaf.action_seq)
    if (hash === leaf.head_hash) return []
    const kind = hash === undefined ? 'missing_case' : 'edited'
    return [{ kind, district: leaf.district, caseId: leaf.case_id, seq: leaf.action_seq }]
  })
}
