import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/tables.gen.ts'
import type { Db } from '#platform/db/index.ts'
import { invalid } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { AuditEntry, AuditFilter } from '../contract.ts'
import { type AuditScope, type DistrictReach, reachOf } from '../reach.ts'

/**
 * One page of entries within reach, newest first. Each district is read from its own index for one page at most and
 * the pages are merged, so that a city's log costs no more than its districts, however long it is.
 */
export async function listEntries(
  scope: AuditScope,
  db: Db,
  filter: AuditFilter,
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const known = filter.district === undefined ? await districtsWithEntries(db) : [filter.district]
  const after = filter.cursor === undefined ? null : cursorOf(filter.cursor)
  const found: Row[] = []
  for (const reach of reachOf(scope, known)) found.push(...(await readDistrict(db, { reach, filter, after })))
  const rows = found.toSorted(newestFirst).slice(0, filter.limit)
  const last = found.length > filter.limit ? rows.at(-1) : undefined
  return { items: rows.map(entryOf), next: last ? encodeCursor([last.at.getTime(), last.id]) : null }
}

const position = z.object({ at: z.int().min(0).max(253_402_300_799_999), id: z.uuid() })
const details = z.record(z.string(), z.unknown())

interface Position {
  at: Date
  id: string
}
type Row = Awaited<ReturnType<typeof readDistrict>>[number]

/** Steps from one district to the next in the primary key: a handful of look-ups, no scan. */
async function districtsWithEntries(db: Db): Promise<string[]> {
  const districts: string[] = []
  for (;;) {
    const next = await db
      .selectFrom('audit.entry')
      .select('district')
      .where('district', '>', districts.at(-1) ?? '')
      .orderBy('district')
      .limit(1)
      .executeTakeFirst()
    if (!next) return districts
    districts.push(next.district)
  }
}

function readDistrict(db: Db, ask: { reach: DistrictReach; filter: AuditFilter; after: Position | null }) {
  return db
    .selectFrom('audit.entry')
    .selectAll()
    .where('district', '=', ask.reach.district)
    .where(eb =>
      eb.and([
        ...reachConditions(eb, ask.reach),
        ...filterConditions(eb, ask.filter),
        ...(ask.after ? [isAfter(eb, ask.after)] : []),
      ]),
    )
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(ask.filter.limit + 1)
    .execute()
}

type Columns = ExpressionBuilder<DB, 'audit.entry'>

function reachConditions(eb: Columns, { areas }: DistrictReach): Expression<SqlBool>[] {
  if (areas === 'all') return []
  return [eb.or(areas.map(code => eb(sql`left(${eb.ref('area_code')}, ${sql.lit(code.length)})`, '=', code)))]
}

function filterConditions(eb: Columns, filter: AuditFilter): Expression<SqlBool>[] {
  return [
    ...(filter.from === undefined ? [] : [eb('at', '>=', new Date(filter.from))]),
    ...(filter.to === undefined ? [] : [eb('at', '<', new Date(filter.to))]),
    ...(filter.event === undefined ? [] : [eb('event', '=', filter.event)]),
    ...(filter.actorId === undefined ? [] : [eb('actor_id', '=', filter.actorId)]),
    ...(filter.subjectKind === undefined ? [] : [eb('subject_kind', '=', filter.subjectKind)]),
    ...(filter.subjectId === undefined ? [] : [eb('subject_id', '=', filter.subjectId)]),
  ]
}

/** Entries of one command share an instant; their ids, made in order, tell them apart. */
function isAfter(eb: Columns, after: Position): Expression<SqlBool> {
  return eb.and([eb('at', '<=', after.at), eb.or([eb('at', '<', after.at), eb('id', '>', after.id)])])
}

function newestFirst(one: Row, other: Row): number {
  const later = other.at.getTime() - one.at.getTime()
  if (later !== 0) return later
  return one.id < other.id ? -1 : 1
}

function cursorOf(cursor: string): Position {
  const [at, id] = decodeCursor(cursor, 2)
  const parsed = position.safeParse({ at, id })
  if (!parsed.success) throw invalid('cursor', 'platform.invalid_field')
  return { at: new Date(parsed.data.at), id: parsed.data.id }
}

function entryOf(row: Row): AuditEntry {
  return {
    id: row.id,
    district: row.district,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    event: row.event,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    areaCode: row.area_code,
    reason: row.reason,
    details: details.parse(row.details),
  }
}
