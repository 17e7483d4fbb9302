import { satisfiedAnswers, solvedAnswers } from '../rating.ts'
import type { MattersDb } from './matter-rows.ts'

/** What the requester thought of each attempt, in their order. */
export async function ratingsOf(db: MattersDb, key: { district: string; id: string }) {
  const rows = await db
    .selectFrom('matters.rating')
    .select(['attempt', 'solved', 'satisfied', 'words', 'rated_at'])
    .where('district', '=', key.district)
    .where('matter_id', '=', key.id)
    .orderBy('attempt')
    .execute()
  return rows.map(row => ({
    attempt: row.attempt,
    solved: solvedAnswers.find(answer => answer === row.solved) ?? 'partly',
    satisfied: satisfiedAnswers.find(answer => answer === row.satisfied) ?? 'basically',
    words: row.words,
    ratedAt: row.rated_at.toISOString(),
  }))
}
