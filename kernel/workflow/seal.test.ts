import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DISTRICT, MONDAY, sha256 } from './fixtures.ts'
import {
  type CaseHead,
  merkleRoot,
  type SealLeafRow,
  type SealRow,
  sealHeads,
  verifySealedHeads,
  verifySeals,
} from './seal.ts'

const heads = (round: number): CaseHead[] =>
  ['c', 'a', 'b'].map(caseId => ({ caseId, seq: round, hash: sha256(`${caseId}${round}`) }))

function sealed(rounds: number): { seals: SealRow[]; leaves: SealLeafRow[] } {
  const seals: SealRow[] = []
  const leaves: SealLeafRow[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const made = sealHeads(sha256, { district: DISTRICT, now: MONDAY, previous: seals.at(-1) ?? null }, heads(round))
    seals.push(made.seal)
    leaves.push(...made.leaves)
  }
  return { seals, leaves }
}

test('an untouched chain of seals is whole, in whatever order it is read', () => {
  const { seals, leaves } = sealed(4)
  expect(verifySeals(sha256, seals.toReversed(), leaves.toReversed())).toEqual([])
  expect(leaves.slice(0, 3).map(leaf => leaf.case_id)).toEqual(['a', 'b', 'c'])
})

test('a seal removed, a seal rewritten, a leaf removed, edited or moved: each shows', () => {
  const { seals, leaves } = sealed(3)
  expect(verifySeals(sha256, seals.toSpliced(1, 1), leaves)).toMatchObject([{ kind: 'seal_missing', seq: 2 }])
  const rewritten = seals.map(seal => (seal.seq === 2 ? { ...seal, at: new Date(0) } : seal))
  expect(verifySeals(sha256, rewritten, leaves)).toMatchObject([{ kind: 'seal_edited', seq: 2 }])
  expect(verifySeals(sha256, seals, leaves.toSpliced(4, 1))).toMatchObject([{ kind: 'seal_edited', seq: 2 }])
  const moved = leaves.map(leaf => (leaf.seal_seq === 3 ? { ...leaf, position: 2 - leaf.position } : leaf))
  expect(verifySeals(sha256, seals, moved)).toMatchObject([{ kind: 'seal_edited', seq: 3 }])
})

test('a seal forged with a fitting hash of its own still breaks the one after it', () => {
  const { seals, leaves } = sealed(3)
  const at = { district: DISTRICT, now: new Date(0), previous: seals[0] ?? null }
  const forged = sealHeads(sha256, at, heads(2)).seal
  const chain = seals.map(seal => (seal.seq === 2 ? forged : seal))
  expect(verifySeals(sha256, chain, leaves)).toMatchObject([{ kind: 'seal_edited', seq: 3 }])
})

test('a case that vanished after its seal shows, and so does one whose sealed step was rewritten', () => {
  const { leaves } = sealed(1)
  const hashes = new Map(heads(1).map(head => [head.caseId, head.hash]))
  expect(verifySealedHeads(leaves, caseId => hashes.get(caseId))).toEqual([])
  hashes.delete('b')
  hashes.set('c', sha256('another story'))
  expect(verifySealedHeads(leaves, caseId => hashes.get(caseId))).toMatchObject([
    { kind: 'missing_case', caseId: 'b' },
    { kind: 'edited', caseId: 'c' },
  ])
})

test('no two different lists of leaves have one root', () => {
  const leaf = fc.record({ case_id: fc.uuid(), action_seq: fc.integer({ min: 1, max: 9 }), head_hash: fc.uuid() })
  const list = fc.array(leaf, { maxLength: 9 })
  const rooted = (leaves: readonly object[]) =>
    merkleRoot(
      sha256,
      leaves.map((row, position) => ({ district: '', seal_seq: 1, position, ...row }) as SealLeafRow),
    )
  fc.assert(
    fc.property(list, list, (a, b) => {
      expect(rooted(a) === rooted(b)).toBe(JSON.stringify(a) === JSON.stringify(b))
    }),
  )
})
