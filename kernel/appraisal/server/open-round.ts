import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { checkScheme } from '../check-scheme.ts'
import { announceAppraisal } from './consequences.ts'
import { draftRound, type NewRound, type RoundKey } from './draft-round.ts'
import { briefOf, lockRound, requireMove, type RoundRow, setRound } from './round-rows.ts'
import { knownParts } from './scheme-store.ts'

/** Drafts a round for named subjects and opens it at once: what a feature calls that knows who rates whom. */
export async function openRound(tx: Tx, round: NewRound): Promise<RoundKey> {
  const key = await draftRound(tx, round)
  await startVoting(tx, await lockRound(tx.db, key), round.by)
  return key
}

/** Opens a draft for voting: the scheme it follows is proved once more and frozen, subjects and raters are told. */
export async function startVoting(tx: Tx, round: RoundRow, by: { personId: string | null }): Promise<void> {
  requireMove(round, 'open')
  requireLater(tx, round.closes_at)
  await requireInForce(tx, round)
  const [problem] = checkScheme({ subjectKind: round.subject_kind, rules: round.rules }, knownParts())
  if (problem)
    throw new DomainError('appraisal.scheme_unsound', { params: { at: problem.at, problem: problem.problem } })
  const subjects = await tx.db
    .selectFrom('appraisal.round_subject')
    .select(['subject_id', 'name'])
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .orderBy('subject_id')
    .execute()
  if (subjects.length === 0) throw new DomainError('appraisal.no_subjects')
  const raterIds = await requireRaters(tx, round, subjects)
  await setOutUrns(tx, round, subjects)
  setRound(tx, round, { state: 'open', opened_at: tx.now, opened_by: by.personId })
  freezeScheme(tx, round)
  const subjectIds = subjects.map(one => one.subject_id)
  await announceAppraisal(tx, { kind: 'opened', round: briefOf(round), results: [], subjectIds, raterIds })
}

/** A draft of a scheme that was retired since is opened no more. */
async function requireInForce(tx: Tx, round: RoundRow): Promise<void> {
  const retired = await tx.db
    .selectFrom('appraisal.scheme')
    .select('version')
    .where('district', '=', round.scheme_district)
    .where('key', '=', round.scheme_key)
    .where('version', '=', round.scheme_version)
    .where('retired_at', 'is not', null)
    .executeTakeFirst()
  if (retired) throw new DomainError('appraisal.scheme_retired')
}

export function requireLater(tx: Tx, closesAt: Date): void {
  if (closesAt <= tx.now) throw new DomainError('appraisal.closes_in_the_past', { status: 422, field: 'closesAt' })
}

/** Every group of every subject has somebody who may vote. Returns those with an account. */
async function requireRaters(
  tx: Tx,
  round: RoundRow,
  subjects: readonly { subject_id: string; name: string }[],
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('appraisal.rater')
    .select(['subject_id', 'group_key', 'person_id'])
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .execute()
  const there = new Set(rows.map(row => `${row.subject_id}\n${row.group_key}`))
  for (const group of round.rules.groups) {
    const empty = subjects.find(one => !there.has(`${one.subject_id}\n${group.key}`))
    if (empty)
      throw new DomainError('appraisal.group_without_raters', { params: { subject: empty.name, group: group.name.zh } })
  }
  return [...new Set(rows.flatMap(row => (row.person_id === null ? [] : [row.person_id])))]
}

/** One urn for each secret group of each subject, there before the first ballot. */
async function setOutUrns(tx: Tx, round: RoundRow, subjects: readonly { subject_id: string }[]): Promise<void> {
  const urns = round.rules.groups
    .filter(group => group.secret)
    .flatMap(group =>
      subjects.map(one => ({
        district: round.district,
        round_id: round.id,
        subject_id: one.subject_id,
        group_key: group.key,
        ballots: 0,
        answers: '{}',
      })),
    )
  if (urns.length > 0) await tx.db.insertInto('appraisal.tally').values(urns).execute()
}

function freezeScheme(tx: Tx, round: RoundRow): void {
  tx.gather(
    tx.db
      .updateTable('appraisal.scheme')
      .set({ frozen_at: tx.now })
      .where('district', '=', round.scheme_district)
      .where('key', '=', round.scheme_key)
      .where('version', '=', round.scheme_version)
      .where('frozen_at', 'is', null),
  )
}
