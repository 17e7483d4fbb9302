import { sql, type SqlBool } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import type { CallLine } from '../../whistle-contract.ts'
import { degrees, inTimeAnswers, satisfactions } from '../../whistle-forms.ts'
import type { OrdersDb } from '../orders-db.ts'
import { caseIn, lateAt } from './whistle-rows.ts'

function callRows(db: OrdersDb, at: { scope: Scope; now: Date }) {
  return db
    .selectFrom('orders.whistle_call as u')
    .innerJoin('workflow.case as k', join =>
      join.onRef('k.district', '=', 'u.district').onRef('k.id', '=', 'u.case_id'),
    )
    .innerJoin('people.organisation as o', 'o.id', 'u.organisation_id')
    .selectAll('u')
    .select(['k.number', 'k.procedure', 'k.state', 'k.final', 'k.due_at', 'o.name', 'o.short_name'])
    .select([lateAt(at.now).as('late'), sql<SqlBool>`${caseIn(at.scope, 'k')}`.as('reached')])
}

type CallRow = Awaited<ReturnType<ReturnType<typeof callRows>['execute']>>[number]

/** Every unit called to a whistle with its times. What was said of it is told to whoever reaches its call. */
export async function callLines(
  db: OrdersDb,
  key: { district: string; whistleId: string },
  at: { scope: Scope; now: Date },
): Promise<CallLine[]> {
  const rows = await callRows(db, at)
    .where('u.district', '=', key.district)
    .where('u.whistle_id', '=', key.whistleId)
    .orderBy('k.number')
    .execute()
  return rows.map(row => toLine(row, at.now))
}

function toLine(row: CallRow, now: Date): CallLine {
  const said = Boolean(row.reached)
  return {
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    organisation: { id: row.organisation_id, name: row.short_name ?? row.name },
    why: row.why,
    state: row.state,
    stateLabel: `orders:procedures.${row.procedure}.states.${row.state}`,
    final: row.final,
    calledAt: row.called_at.toISOString(),
    reportBy: iso(row.report_by),
    reportedAt: iso(row.reported_at),
    late: Boolean(row.late),
    comes: row.comes,
    arrivesAt: iso(row.arrives_at),
    submittedAt: iso(row.submitted_at),
    dueAt: row.final ? null : iso(row.due_at),
    overdue: !row.final && row.due_at !== null && row.due_at < now,
    appraisal: said ? appraisalOf(row) : null,
    answer: said ? answerOf(row) : null,
  }
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null
}

function word<T extends string>(words: readonly T[], value: string | null): T | undefined {
  return words.find(one => one === value)
}

function appraisalOf(row: CallRow): CallLine['appraisal'] {
  const [inTime, acted] = [word(inTimeAnswers, row.in_time), word(degrees, row.acted)]
  const satisfied = word(satisfactions, row.satisfied)
  if (!row.appraised_at || !inTime || !acted || !satisfied) return null
  return { at: row.appraised_at.toISOString(), inTime, acted, satisfied, reasons: row.reasons ?? '' }
}

function answerOf(row: CallRow): CallLine['answer'] {
  const [warranted, atHand] = [word(degrees, row.warranted), word(degrees, row.at_hand)]
  if (!row.answered_at || !warranted || !atHand) return null
  return { at: row.answered_at.toISOString(), warranted, atHand, words: row.answer ?? '' }
}
