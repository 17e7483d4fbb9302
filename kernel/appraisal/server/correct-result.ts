import { writeAudit } from '#kernel/audit/server/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { countResult } from '../count-result.ts'
import { facts as factsShape, type Facts } from '../facts.ts'
import { announceAppraisal } from './consequences.ts'
import { resultRow } from './publish-round.ts'
import { resultsOfRound } from './published-results.ts'
import { briefOf, type RoundRow } from './round-rows.ts'

export interface Correction {
  subjectId: string
  /** Kept with the edition and shown with it. */
  reason: string
  /** Counts that were wrong, by indicator. */
  counted?: Record<string, number | null> | undefined
  /** Adjustments that should not have counted. */
  withoutAdjustments?: readonly string[] | undefined
}

/** Publishes a further edition of one result; the earlier ones stay as they are. Ballots are never corrected. */
export async function correctResult(
  tx: Tx,
  round: RoundRow,
  { by, correction }: { by: { personId: string; name: string }; correction: Correction },
): Promise<void> {
  if (round.state !== 'published' && round.state !== 'final')
    throw new DomainError('appraisal.not_now', { params: { state: round.state } })
  const last = await tx.db
    .selectFrom('appraisal.result')
    .select(['edition', 'facts'])
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .where('subject_id', '=', correction.subjectId)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) throw notFound()
  const facts = corrected(round, factsShape.parse(last.facts), correction)
  const edition = last.edition + 1
  const { subjectId, reason } = correction
  const result = countResult(round.rules, facts)
  tx.gather(
    tx.db
      .insertInto('appraisal.result')
      .values(resultRow(tx, round, { subjectId, edition, facts, result, reason, madeBy: by.personId })),
  )
  writeAudit(tx, {
    district: round.district,
    actor: by,
    event: 'appraisal.corrected',
    subjectKind: 'appraisal_round',
    subjectId: round.id,
    areaCode: round.area_code,
    reason,
    details: { subject: subjectId, edition },
  })
  await tx.flush()
  const results = await resultsOfRound(tx.db, round)
  const own = results.filter(one => one.subjectId === subjectId)
  await announceAppraisal(tx, { kind: 'corrected', round: briefOf(round), results: own })
}

function corrected(round: RoundRow, before: Facts, { counted = {}, withoutAdjustments = [] }: Correction): Facts {
  for (const key of Object.keys(counted))
    if (!round.rules.indicators.some(one => one.key === key && one.source === 'counted'))
      throw invalid(`counted.${key}`, 'appraisal.indicator_unknown')
  const adjustments = before.adjustments.filter(one => !withoutAdjustments.includes(one.id))
  if (before.adjustments.length - adjustments.length !== withoutAdjustments.length)
    throw invalid('withoutAdjustments', 'appraisal.adjustment_unknown')
  return { ...before, counted: { ...before.counted, ...counted }, adjustments }
}
