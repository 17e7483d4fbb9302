import { sql } from 'kysely'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import { answerCounts, answers, type AppliedAdjustment, type Facts, type GroupTally } from '../facts.ts'
import { withBallot } from '../tally.ts'
import { installedMeasures } from './measures.ts'
import { requireMove, type RoundRow, setRound } from './round-rows.ts'

/** Ends voting and freezes, subject by subject, all that its result is computed from. */
export async function closeRound(tx: Tx, round: RoundRow, by: { personId: string | null }): Promise<void> {
  requireMove(round, 'close')
  await tx.flush()
  const subjects = await subjectIds(tx.db, round)
  const facts = await gatherFacts(tx.db, round, { subjects, day: shanghaiDate(tx.now) })
  const at = { district: round.district, round: round.id }
  const rows = JSON.stringify([...facts].map(([subject, own]) => ({ subject, facts: own })))
  await sql`update appraisal.round_subject as s set facts = f.facts
    from jsonb_to_recordset(${rows}::jsonb) as f(subject text, facts jsonb)
    where s.district = ${at.district} and s.round_id = ${at.round}::uuid and s.subject_id = f.subject`.execute(tx.db)
  setRound(tx, round, { state: 'counting', closed_at: tx.now, closed_by: by.personId })
}

async function subjectIds(db: Db, round: RoundRow): Promise<string[]> {
  const rows = await db
    .selectFrom('appraisal.round_subject')
    .select('subject_id')
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .execute()
  return rows.map(row => row.subject_id)
}

/** What was counted, voted and adjusted, by subject. */
async function gatherFacts(
  db: Db,
  round: RoundRow,
  of: { subjects: readonly string[]; day: string },
): Promise<Map<string, Facts>> {
  const counted = await countMeasures(db, round, of.subjects)
  const tallies = await talliesOf(db, round)
  const adjustments = await adjustmentsOf(db, round, of)
  return new Map(
    of.subjects.map(subject => [
      subject,
      {
        counted: counted.get(subject) ?? {},
        tallies: Object.fromEntries(
          round.rules.groups.map(group => [
            group.key,
            tallies.get(`${subject}\n${group.key}`) ?? { raters: 0, ballots: 0, answers: {} },
          ]),
        ),
        adjustments: adjustments.get(subject) ?? [],
      },
    ]),
  )
}

const DAY_MS = 86_400_000

/** Asks every measure of the scheme once for all subjects; a measure that does not say whole numbers stops the closing. */
export async function countMeasures(
  db: Db,
  round: Pick<RoundRow, 'rules' | 'period_from' | 'period_to'>,
  subjects: readonly string[],
): Promise<Map<string, Record<string, number | null>>> {
  const counted = new Map<string, Record<string, number | null>>(subjects.map(subject => [subject, {}]))
  const from = new Date(`${round.period_from}T00:00:00+08:00`)
  const to = new Date(new Date(`${round.period_to}T00:00:00+08:00`).getTime() + DAY_MS)
  for (const one of round.rules.indicators) {
    if (one.source !== 'counted') continue
    const measure = installedMeasures().get(one.measure)
    if (!measure) throw new Error(`No measure ${one.measure} is installed`)
    const values = await measure.count(db, { subjectIds: subjects, from, to })
    for (const [subject, own] of counted) own[one.key] = whole(values.get(subject), one.measure)
  }
  return counted
}

function whole(value: number | undefined, measure: string): number | null {
  if (value === undefined) return null
  if (!Number.isSafeInteger(value)) throw new Error(`Measure ${measure} said ${value}, which is no whole number`)
  return value
}

/** By subject and group: from the ballots of open groups, and the urns of secret ones. */
export async function talliesOf(db: Db, round: Pick<RoundRow, 'district' | 'id'>): Promise<Map<string, GroupTally>> {
  const at = <T extends { where(column: 'district' | 'round_id', op: '=', value: string): T }>(query: T) =>
    query.where('district', '=', round.district).where('round_id', '=', round.id)
  const raters = await at(
    db.selectFrom('appraisal.rater').select(['subject_id', 'group_key', eb => eb.fn.countAll<number>().as('n')]),
  )
    .groupBy(['subject_id', 'group_key'])
    .execute()
  const tallies = new Map<string, GroupTally>(
    raters.map(row => [keyOf(row), { raters: Number(row.n), ballots: 0, answers: {} }]),
  )
  const ballots = await at(db.selectFrom('appraisal.ballot').select(['subject_id', 'group_key', 'answers'])).execute()
  for (const row of ballots) {
    const before = tallies.get(keyOf(row)) ?? { raters: 0, ballots: 0, answers: {} }
    const counts = withBallot(before.answers, answers.parse(row.answers))
    tallies.set(keyOf(row), { ...before, ballots: before.ballots + 1, answers: counts })
  }
  const urns = await at(
    db.selectFrom('appraisal.tally').select(['subject_id', 'group_key', 'ballots', 'answers']),
  ).execute()
  for (const row of urns) {
    const known = tallies.get(keyOf(row))?.raters ?? 0
    tallies.set(keyOf(row), { raters: known, ballots: row.ballots, answers: answerCounts.parse(row.answers) })
  }
  return tallies
}

function keyOf(row: { subject_id: string; group_key: string }): string {
  return `${row.subject_id}\n${row.group_key}`
}

/** Approved, and valid on the day voting closed. */
async function adjustmentsOf(
  db: Db,
  round: RoundRow,
  of: { subjects: readonly string[]; day: string },
): Promise<Map<string, AppliedAdjustment[]>> {
  if (of.subjects.length === 0) return new Map()
  const rows = await db
    .selectFrom('appraisal.adjustment')
    .select(['id', 'subject_id', 'kind_key', 'kind', 'points', 'reason'])
    .where('district', '=', round.district)
    .where('scheme_key', '=', round.scheme_key)
    .where('subject_id', 'in', of.subjects)
    .where('state', '=', 'approved')
    .where('valid_from', '<=', of.day)
    .where('valid_to', '>', of.day)
    .orderBy('id')
    .execute()
  const own = rows.map(row => ({
    subject: row.subject_id,
    applied: {
      id: row.id,
      key: row.kind_key,
      kind: row.kind === 'bonus' ? ('bonus' as const) : ('deduction' as const),
      points: row.points,
      reason: row.reason,
    },
  }))
  return new Map([...Map.groupBy(own, one => one.subject)].map(([id, list]) => [id, list.map(one => one.applied)]))
}
