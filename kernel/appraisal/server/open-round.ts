import type { Tx } from '#platform/tx.ts'
import { DomainError } from '#platform/error.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { announceAppraisal } from './consequences.ts'
import { draftRound, type NewRound, type RoundKey } from './draft-round.ts'
import { lockRound, type RoundRow, setRound } from './round-rows.ts'

/** Drafts a round for named subjects and opens it at once: what a feature calls that knows who rates whom. */
export async function openRound(tx: Tx, round: NewRound): Promise<RoundKey> {
  const key = await draftRound(tx, round)
  await startVoting(tx, await lockRound(tx.db, key), round.by)
  return key
}

/** Opens a draft for voting: the scheme it follows is frozen, subjects and raters are told. */
export async function startVoting(tx: Tx, round: RoundRow, by: { personId: string | null }): Promise<void> {
  if (round.closes_at <= tx.now)
    throw new DomainError('appraisal.closes_in_the_past', { status: 422, field: 'closesAt' })
  const subjects = await tx.db
    .selectFrom('appraisal.round_subject as s')
    .select(['s.subject_id', 's.name'])
    .where('s.district', '=', round.district)
    .where('s.round_id', '=', round.id)
    .orderBy('s.subject_id')
    .execute()
  if (subjects.length === 0) throw new DomainError('appraisal.no_subjects')
  await requireRaters(tx, round, subjects)
  setRound(tx, round, { state: 'open', opened_at: tx.now, opened_by: by.personId })
  freezeScheme(tx, round)
  await announceAppraisal(tx, {
    kind: 'opened',
    district: round.district,
    roundId: round.id,
    subjectIds: subjects.map(one => one.subject_id),
  })
}

/** Every group of every subject has somebody who may vote. */
async function requireRaters(
  tx: Tx,
  round: RoundRow,
  subjects: readonly { subject_id: string; name: string }[],
): Promise<void> {
  const rows = await tx.db
    .selectFrom('appraisal.rater')
    .select(['subject_id', 'group_key'])
    .distinct()
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .execute()
  const there = new Set(rows.map(row => `${row.subject_id}\n${row.group_key}`))
  for (const group of round.rules.groups)
    for (const one of subjects)
      if (!there.has(`${one.subject_id}\n${group.key}`))
        throw new DomainError('appraisal.group_without_raters', { params: { subject: one.name, group: group.name.zh } })
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

/** The first day after a number of months. */
export function monthsAfter(at: Date, months: number): string {
  const [year = 0, month = 1, day = 1] = shanghaiDate(at).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10)
}
