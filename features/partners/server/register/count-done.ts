import { type SqlBool, sql } from 'kysely'
import type { PartnersDb } from './partner-rows.ts'

/** A year back from now. */
const YEAR_MS = 365 * 86_400_000

/**
 * Cases an organisation brought to a good end in the past year, as lead or as an assist that answered. Joining the
 * register is no work done, and what needs a permission of its own to be read is not counted.
 */
export async function countDone(
  db: PartnersDb,
  asked: { organisationIds: readonly string[]; now: Date },
): Promise<Map<string, number>> {
  if (asked.organisationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('workflow.assignment as s')
    .innerJoin('workflow.case as c', join =>
      join.onRef('c.district', '=', 's.district').onRef('c.id', '=', 's.case_id'),
    )
    .select(['s.organisation_id', sql<number>`count(distinct c.id)::int`.as('count')])
    .where('s.organisation_id', 'in', asked.organisationIds)
    .where('s.until_seq', 'is', null)
    .where(sql<SqlBool>`(s.duty = 'lead' or s.answered_at is not null)`)
    .where('c.final', '=', true)
    .where('c.outcome', '=', 'done')
    .where('c.reading', 'is', null)
    .where('c.subject_kind', '<>', 'partner')
    .where('c.closed_at', '>', new Date(asked.now.getTime() - YEAR_MS))
    .groupBy('s.organisation_id')
    .execute()
  return new Map(rows.map(row => [row.organisation_id, row.count]))
}

/** What a person did themselves in the past year; for their own eyes. */
export async function countOwnDone(db: PartnersDb, asked: { personId: string; now: Date }): Promise<number> {
  const row = await db
    .selectFrom('workflow.case as c')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('c.handled_by', '=', asked.personId)
    .where('c.final', '=', true)
    .where('c.outcome', '=', 'done')
    .where('c.subject_kind', '<>', 'partner')
    .where('c.closed_at', '>', new Date(asked.now.getTime() - YEAR_MS))
    .executeTakeFirstOrThrow()
  return row.count
}
