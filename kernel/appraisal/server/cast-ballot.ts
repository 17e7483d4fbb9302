import { createHash, randomBytes } from 'node:crypto'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { answerFault } from '../check-answers.ts'
import { answerCounts, type Answers } from '../facts.ts'
import type { RaterGroup } from '../scheme.ts'
import { withBallot } from '../tally.ts'
import { readRound, type RoundRow } from './round-rows.ts'

interface RaterRow {
  district: string
  round_id: string
  id: string
  subject_id: string
  group_key: string
  voted: boolean
}

type Via = 'pocket' | 'link' | 'paper'

/**
 * Counts one ballot of one rater, who then has voted: a second one changes nothing and says so. In a secret group the
 * answers are added to the urn and nothing is written that leads from the one to the other: no row of the ballot, no
 * time, no entry in the log, no stored answer to the request.
 */
export async function castBallot(
  tx: Tx,
  rater: RaterRow,
  { answers, words, via }: { answers: Answers; words?: string | undefined; via: Via },
): Promise<{ counted: 'now' | 'before' }> {
  const round = await readRound(tx.db, { district: rater.district, id: rater.round_id })
  const group = requireOpen(tx, round, rater)
  const fault = answerFault(round.rules, answers)
  if (fault !== null) throw invalid(`answers.${fault}`, 'appraisal.answer_not_offered')
  if (group.asksWhy && words === undefined) throw invalid('words', 'appraisal.why_missing')
  if (!(await markVoted(tx, rater))) return { counted: 'before' }
  if (group.secret) await addToUrn(tx, rater, answers)
  else await keepBallot(tx, rater, { answers, words: group.asksWhy ? words : undefined, via })
  return { counted: 'now' }
}

export function requireOpen(tx: Tx, round: RoundRow, rater: { group_key: string }): RaterGroup {
  if (round.state !== 'open' || round.closes_at <= tx.now) throw new DomainError('appraisal.voting_closed')
  const group = round.rules.groups.find(one => one.key === rater.group_key)
  if (!group) throw notFound()
  return group
}

/** True for the first who comes; the row is locked by the update, so of two at once one waits and finds it done. */
export async function markVoted(tx: Tx, rater: RaterRow): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('appraisal.rater')
    .set({ voted: true })
    .where('district', '=', rater.district)
    .where('round_id', '=', rater.round_id)
    .where('id', '=', rater.id)
    .where('voted', '=', false)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** The urn of a group: locked, and one ballot fuller. */
export async function addToUrn(
  tx: Tx,
  at: Pick<RaterRow, 'district' | 'round_id' | 'subject_id' | 'group_key'>,
  answers: Answers,
): Promise<void> {
  const urn = await tx.db
    .selectFrom('appraisal.tally')
    .select(['ballots', 'answers'])
    .where('district', '=', at.district)
    .where('round_id', '=', at.round_id)
    .where('subject_id', '=', at.subject_id)
    .where('group_key', '=', at.group_key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  await tx.db
    .updateTable('appraisal.tally')
    .set({ ballots: urn.ballots + 1, answers: jsonb(withBallot(answerCounts.parse(urn.answers), answers)) })
    .where('district', '=', at.district)
    .where('round_id', '=', at.round_id)
    .where('subject_id', '=', at.subject_id)
    .where('group_key', '=', at.group_key)
    .execute()
}

export async function keepBallot(
  tx: Tx,
  rater: RaterRow,
  { answers, words, via }: { answers: Answers; words?: string | undefined; via: Via },
): Promise<void> {
  await tx.db
    .insertInto('appraisal.ballot')
    .values({
      district: rater.district,
      round_id: rater.round_id,
      rater_id: rater.id,
      subject_id: rater.subject_id,
      group_key: rater.group_key,
      answers: jsonb(answers),
      words: words ?? null,
      via,
      cast_at: tx.now,
    })
    .execute()
}

/** A new one-time link: the district it is looked up in, and 24 random bytes nobody can guess. */
export function newToken(district: string): { token: string; hash: string } {
  const token = `${district}.${randomBytes(24).toString('base64url')}`
  return { token, hash: hashOf(token) }
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
