import { jsonb } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { countResult, type CountedResult } from '../count-result.ts'
import { facts as factsShape, type Facts } from '../facts.ts'
import type { SubjectKind } from '../scheme.ts'
import { announceAppraisal } from './consequences.ts'
import { resultsOfRound } from './published-results.ts'
import { briefOf, requireMove, type RoundRow, setRound } from './round-rows.ts'

const DAY_MS = 86_400_000

/** Publishes the first edition of every result; from now on subjects may answer and object. */
export async function publishRound(tx: Tx, round: RoundRow, by: { personId: string }): Promise<void> {
  requireMove(round, 'publish')
  const subjects = await tx.db
    .selectFrom('appraisal.round_subject')
    .select(['subject_id', 'name', 'facts'])
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .execute()
  const counted = subjects.map(row => {
    const facts = factsShape.parse(row.facts)
    return { ...row, facts, result: countResult(round.rules, facts) }
  })
  const short = counted.find(one => !one.result.publishable)
  if (short) throw new DomainError('appraisal.quorum_missed', { params: { subject: short.name } })
  await tx.db
    .insertInto('appraisal.result')
    .values(
      counted.map(one =>
        resultRow(tx, round, { subjectId: one.subject_id, edition: 1, ...one, reason: null, madeBy: by.personId }),
      ),
    )
    .execute()
  setRound(tx, round, {
    state: 'published',
    published_at: tx.now,
    published_by: by.personId,
    objections_until: new Date(tx.now.getTime() + round.rules.objection.days * DAY_MS),
  })
  await tx.flush()
  await announceAppraisal(tx, { kind: 'published', round: briefOf(round), results: await resultsOfRound(tx.db, round) })
}

interface Edition {
  subjectId: string
  edition: number
  facts: Facts
  result: CountedResult
  reason: string | null
  madeBy: string
}

/** One edition as a row. Of a person only the band is kept: the charter knows no scores of persons. */
export function resultRow(tx: Tx, round: RoundRow, one: Edition) {
  return {
    district: round.district,
    round_id: round.id,
    subject_id: one.subjectId,
    edition: one.edition,
    score: shownScore(round.subject_kind, one.result),
    band: one.result.band,
    facts: jsonb(one.facts),
    parts: jsonb(round.subject_kind === 'person' ? {} : one.result),
    reason: one.reason,
    made_by: one.madeBy,
    made_at: tx.now,
  }
}

export function shownScore(kind: SubjectKind, result: CountedResult): number | null {
  return kind === 'person' ? null : result.score
}
