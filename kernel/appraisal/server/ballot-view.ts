import type { z } from 'zod'
import type { Db } from '#platform/db/index.ts'
import { rules } from '../scheme.ts'
import type { ballotView } from '../shapes.ts'

/** Raters with their round and subject; the caller narrows to whose they are. */
export function ballotRows(db: Db) {
  return db
    .selectFrom('appraisal.rater as v')
    .innerJoin('appraisal.round as r', join =>
      join.onRef('r.district', '=', 'v.district').onRef('r.id', '=', 'v.round_id'),
    )
    .innerJoin('appraisal.round_subject as s', join =>
      join
        .onRef('s.district', '=', 'v.district')
        .onRef('s.round_id', '=', 'v.round_id')
        .onRef('s.subject_id', '=', 'v.subject_id'),
    )
    .select(['v.district', 'v.round_id', 'v.id', 'v.subject_id', 'v.group_key', 'v.voted'])
    .select(['r.title', 'r.rules', 'r.state', 'r.closes_at', 's.name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof ballotRows>['execute']>>[number]

export function toBallot(row: Row, now: Date): z.input<typeof ballotView> {
  const own = rules.parse(row.rules)
  const group = own.groups.find(one => one.key === row.group_key)
  const isOpen = row.state === 'open' && row.closes_at > now
  return {
    district: row.district,
    id: row.id,
    roundTitle: row.title,
    subjectName: row.name,
    group: group?.name ?? { zh: row.group_key, en: row.group_key },
    secret: group?.secret ?? false,
    closesAt: row.closes_at.toISOString(),
    state: row.voted ? 'voted' : isOpen ? 'open' : 'closed',
    questions: own.indicators.flatMap(one =>
      one.source === 'scored' ? [{ key: one.key, name: one.name, definition: one.definition, scale: one.scale }] : [],
    ),
  }
}
