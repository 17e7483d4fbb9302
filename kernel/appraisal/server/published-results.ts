import { sql } from 'kysely'
import type { Db } from '#platform/db/index.ts'
import { rules, type SubjectKind } from '../scheme.ts'
import type { PublishedResult } from '../shapes.ts'

/**
 * The published results of one subject, the newest period first, each in its latest edition. A subject lies in any district,
 * so this is asked by subject, which is indexed; whether the reader may see it is the caller's to ask.
 */
export async function publishedResults(
  db: Db,
  of: { subjectKind: SubjectKind; subjectId: string; schemeKey?: string; limit?: number },
): Promise<PublishedResult[]> {
  const rows = await publishedRows(db)
    .where('s.subject_id', '=', of.subjectId)
    .where('r.subject_kind', '=', of.subjectKind)
    .$if(of.schemeKey !== undefined, query => query.where('r.scheme_key', '=', of.schemeKey ?? ''))
    .orderBy('r.period_to', 'desc')
    .orderBy('r.published_at', 'desc')
    .limit(of.limit ?? 50)
    .execute()
  return rows.map(toResult)
}

/** Every result of a round, by name: never by score. */
export async function resultsOfRound(db: Db, key: { district: string; id: string }): Promise<PublishedResult[]> {
  const rows = await publishedRows(db)
    .where('s.district', '=', key.district)
    .where('s.round_id', '=', key.id)
    .orderBy('s.name')
    .orderBy('s.subject_id')
    .execute()
  return rows.map(toResult)
}

/** Published subjects with their latest edition, over `round_subject as s`, `round as r` and `result as e`. */
export function publishedRows(db: Db) {
  return db
    .selectFrom('appraisal.round_subject as s')
    .innerJoin('appraisal.round as r', join =>
      join.onRef('r.district', '=', 's.district').onRef('r.id', '=', 's.round_id'),
    )
    .innerJoin('appraisal.result as e', join =>
      join
        .onRef('e.district', '=', 's.district')
        .onRef('e.round_id', '=', 's.round_id')
        .onRef('e.subject_id', '=', 's.subject_id'),
    )
    .select([
      's.district',
      's.round_id',
      's.subject_id',
      's.name',
      's.answer',
      'r.title',
      'r.scheme_key',
      'r.rules',
      'r.state',
    ])
    .select([
      'r.period_from',
      'r.period_to',
      'r.published_at',
      'e.edition',
      'e.score',
      'e.band',
      'e.reason',
      'e.made_at',
    ])
    .select(
      sql<string[]>`array(select b.words from appraisal.ballot as b where b.district = s.district
        and b.round_id = s.round_id and b.subject_id = s.subject_id and b.words is not null order by b.words)`.as(
        'grounds',
      ),
    )
    .where('r.state', 'in', ['published', 'final'])
    .where(
      sql<boolean>`e.edition = (select max(later.edition) from appraisal.result as later
        where later.district = s.district and later.round_id = s.round_id and later.subject_id = s.subject_id)`,
    )
}

export function toResult(
  row: Awaited<ReturnType<ReturnType<typeof publishedRows>['execute']>>[number],
): PublishedResult {
  const band = rules.parse(row.rules).bands.find(one => one.key === row.band)
  return {
    district: row.district,
    roundId: row.round_id,
    roundTitle: row.title,
    schemeKey: row.scheme_key,
    subjectId: row.subject_id,
    subjectName: row.name,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    edition: row.edition,
    score: row.score,
    band: band ? { key: band.key, name: band.name } : null,
    reason: row.reason,
    answer: row.answer,
    grounds: row.grounds,
    publishedAt: row.published_at ?? row.made_at,
    state: row.state === 'final' ? 'final' : 'published',
  }
}
