import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { systemActor } from '#kernel/access/index.ts'
import { openCase } from '#kernel/workflow/server/index.ts'
import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { RESULT_KIND } from '../procedures.ts'
import type { Consequence } from '../scheme.ts'
import type { PublishedResult } from '../shapes.ts'
import { announceAppraisal, installedHooks } from './consequences.ts'
import { resultsOfRound } from './published-results.ts'
import { briefOf, requireMove, type RoundRow, setRound } from './round-rows.ts'

/**
 * Makes a round final once the time for objections has passed, every objection is decided, and each that was upheld has led
 * to a further edition. What the scheme says follows from each band then follows.
 */
export async function finishRound(tx: Tx, round: RoundRow): Promise<void> {
  requireMove(round, 'finish')
  if (!round.objections_until || round.objections_until > tx.now) throw new DomainError('appraisal.objections_open')
  if (await isContested(tx, round)) throw new DomainError('appraisal.objection_pending')
  const results = await resultsOfRound(tx.db, round)
  for (const result of results)
    for (const one of round.rules.consequences)
      if (result.band && one.bands.includes(result.band.key)) await follow(tx, round, { result, consequence: one })
  setRound(tx, round, { state: 'final', final_at: tx.now, keep_until: monthsAfter(tx.now, round.rules.keepMonths) })
  forgetLabels(tx, round)
  await announceAppraisal(tx, { kind: 'final', round: briefOf(round), results })
}

/** An objection nobody has decided, or one upheld that no later edition answers. */
export async function isContested(tx: Pick<Tx, 'db'>, round: RoundRow): Promise<boolean> {
  const rows = await tx.db
    .selectFrom('appraisal.objection as o')
    .select(['o.decision', 'o.edition'])
    .select(eb =>
      eb
        .selectFrom('appraisal.result as e')
        .select(max => max.fn.max('e.edition').as('last'))
        .whereRef('e.district', '=', 'o.district')
        .whereRef('e.round_id', '=', 'o.round_id')
        .whereRef('e.subject_id', '=', 'o.subject_id')
        .as('last'),
    )
    .where('o.district', '=', round.district)
    .where('o.round_id', '=', round.id)
    .execute()
  return rows.some(row => row.decision === null || (row.decision === 'upheld' && row.edition >= Number(row.last)))
}

async function follow(
  tx: Tx,
  round: RoundRow,
  { result, consequence }: { result: PublishedResult; consequence: Consequence },
): Promise<void> {
  const id = newId(tx.now)
  const caseId = consequence.procedure === null ? null : await openFollowUp(tx, round, { id, result, consequence })
  if (consequence.hook !== null) await installedHooks().get(consequence.hook)?.run(tx, result)
  tx.gather(
    tx.db.insertInto('appraisal.follow_up').values({
      district: round.district,
      round_id: round.id,
      subject_id: result.subjectId,
      consequence: consequence.key,
      id,
      case_id: caseId,
      opened_at: tx.now,
    }),
  )
}

async function openFollowUp(
  tx: Tx,
  round: RoundRow,
  { id, result, consequence }: { id: string; result: PublishedResult; consequence: Consequence },
): Promise<string> {
  const { record } = await openCase(tx, {
    procedure: consequence.procedure ?? '',
    subject: {
      district: round.district,
      id,
      subjectKind: RESULT_KIND,
      subjectId: id,
      number: caseNumber(round.district, id),
      title: titleOf(round, result.subjectName, consequence.name.zh),
      place: '',
      areaCode: round.area_code,
      category: null,
      urgency: 'normal',
      requesterId: null,
    },
    actor: systemActor('评议'),
  })
  return record.case.id
}

const LONGEST_TITLE = 160

/** A person's name stays out of histories, which are never forgotten. */
function titleOf(round: RoundRow, name: string, what: string): string {
  const title = round.subject_kind === 'person' ? `${what}（${round.title}）` : `${what}：${name}（${round.title}）`
  return title.slice(0, LONGEST_TITLE)
}

/** Read out by its last letters; unique because the id is. */
export function caseNumber(district: string, id: string): string {
  return `${district}-PY-${id.replaceAll('-', '').slice(-12).toUpperCase()}`
}

/** By what a link was handed over is nobody's business any more. */
function forgetLabels(tx: Tx, round: RoundRow): void {
  tx.gather(
    tx.db
      .updateTable('appraisal.rater')
      .set({ label: null, link_hash: null })
      .where('district', '=', round.district)
      .where('round_id', '=', round.id)
      .where('person_id', 'is', null),
  )
}

/** The business day a number of months later. */
export function monthsAfter(at: Date, months: number): string {
  const [year = 0, month = 1, day = 1] = shanghaiDate(at).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10)
}
