import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { rules } from '../scheme.ts'
import type { ballotView } from '../shapes.ts'
import { readSheets, type Sheet } from './subject-sheets.ts'

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
    .select(['r.scheme_key', 'r.period_from', 'r.period_to'])
}

type Row = Awaited<ReturnType<ReturnType<typeof ballotRows>['execute']>>[number]

/** Ballots as their raters see them, with what the features of their rounds know of the subjects. */
export async function toBallots(ctx: Ctx, rows: readonly Row[]): Promise<z.input<typeof ballotView>[]> {
  const rounds = [...Map.groupBy(rows, row => row.round_id).values()]
  const sheets = new Map<string, Sheet>()
  for (const own of rounds) {
    const [round] = own
    if (!round) continue
    const read = await readSheets(
      ctx,
      { ...round, id: round.round_id },
      { ids: own.map(row => row.subject_id), asRater: true },
    )
    for (const row of own) {
      const sheet = read.get(row.subject_id)
      if (sheet) sheets.set(row.id, sheet)
    }
  }
  return rows.map(row => toBallot(row, { now: ctx.now, sheet: sheets.get(row.id) }))
}

function toBallot(row: Row, { now, sheet }: { now: Date; sheet: Sheet | undefined }): z.input<typeof ballotView> {
  const own = rules.parse(row.rules)
  const group = own.groups.find(one => one.key === row.group_key)
  const isOpen = row.state === 'open' && row.closes_at > now
  return {
    district: row.district,
    id: row.id,
    roundTitle: row.title,
    subjectName: sheet?.name ?? row.name,
    group: group?.name ?? { zh: row.group_key, en: row.group_key },
    secret: group?.secret ?? false,
    asksWhy: group?.asksWhy ?? false,
    facts: [...(sheet?.facts ?? [])],
    closesAt: row.closes_at.toISOString(),
    state: row.voted ? 'voted' : isOpen ? 'open' : 'closed',
    questions: own.indicators.flatMap(one =>
      one.source === 'scored' ? [{ key: one.key, name: one.name, definition: one.definition, scale: one.scale }] : [],
    ),
  }
}
