import type { Db } from '#platform/db/index.ts'
import { countResult } from '../count-result.ts'
import { facts as factsShape } from '../facts.ts'
import { talliesOf } from './close-round.ts'
import { shownScore } from './publish-round.ts'
import type { RoundRow } from './round-rows.ts'

/**
 * Computes every edition again: from its facts, and the first also from the ballots and urns as they lie there now. What
 * differs was changed behind the product's back.
 */
export async function verifyRound(
  db: Db,
  round: RoundRow,
): Promise<{ checked: number; differing: { subjectId: string; edition: number }[] }> {
  const editions = await db
    .selectFrom('appraisal.result')
    .select(['subject_id', 'edition', 'score', 'band', 'facts'])
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .orderBy('subject_id')
    .orderBy('edition')
    .execute()
  const tallies = await talliesOf(db, round)
  const differing = editions.filter(row => {
    const facts = factsShape.parse(row.facts)
    const own = round.rules.groups.map(({ key }) => [key, tallies.get(`${row.subject_id}\n${key}`)] as const)
    const recounted = { ...facts, tallies: Object.fromEntries(own.flatMap(([key, one]) => (one ? [[key, one]] : []))) }
    return [facts, recounted].some(given => {
      const result = countResult(round.rules, given)
      return shownScore(round.subject_kind, result) !== row.score || result.band !== row.band
    })
  })
  return {
    checked: editions.length,
    differing: differing.map(row => ({ subjectId: row.subject_id, edition: row.edition })),
  }
}
