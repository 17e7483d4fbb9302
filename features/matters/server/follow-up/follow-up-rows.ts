import { type Expression, type SqlBool, sql } from 'kysely'
import type { Scope } from '#kernel/access/index.ts'
import type { Locale } from '#platform/i18n.ts'
import { reachedAnswers } from '../../follow-up.ts'
import { type FollowUpLine, followUpStates, type FollowUpView } from '../../follow-up-contract.ts'
import { satisfiedAnswers, solvedAnswers } from '../../rating.ts'
import { leadsOf, type MattersDb, matterRows, oneOf, toSummary, withSummary } from '../matter-rows.ts'
import { inScope } from '../matter-scope.ts'

export interface FollowUpReader {
  db: MattersDb
  scope: Scope
  personId: string
  now: Date
  locale: Locale
}

/** The call list within reach, over `workflow.case as c`, `matters.matter as m` and `matters.follow_up as f`. */
export function followUpRows({ db, scope, now }: Pick<FollowUpReader, 'db' | 'scope' | 'now'>) {
  return withSummary(matterRows(db), now)
    .innerJoin('matters.follow_up as f', join =>
      join.onRef('f.district', '=', 'c.district').onRef('f.case_id', '=', 'c.id'),
    )
    .leftJoin('people.person as p', 'p.id', 'f.claimed_by')
    .select(['f.attempt as about', 'f.state as follow_state', 'f.due_at as call_at', 'f.tries', 'f.last_reached'])
    .select(['f.last_at', 'f.solved', 'f.satisfied', 'f.reopened', 'f.claimed_by', 'f.claimed_until', 'f.ended_at'])
    .select('p.name as claimer')
    .where(inScope(scope))
}

export type FollowUpRow = Awaited<ReturnType<ReturnType<typeof followUpRows>['execute']>>[number]

type Condition = Expression<SqlBool>

/** Which rows a view shows. */
export function viewConditions(
  view: FollowUpView,
  { personId, now }: Pick<FollowUpReader, 'personId' | 'now'>,
): Condition[] {
  if (view === 'done' || view === 'given_up') return [sql`f.state = ${view}`]
  const waiting = sql<SqlBool>`(f.state = 'waiting' and c.state in ('rating', 'closed'))`
  if (view === 'later') return [waiting, sql`f.due_at > ${now}`]
  if (view === 'mine') return [waiting, heldBy(personId, now)]
  return [waiting, sql`f.due_at <= ${now}`, ...mayRing(personId)]
}

export function heldBy(personId: string, now: Date): Condition {
  return sql`(f.claimed_by = ${personId}::uuid and f.claimed_until > ${now})`
}

/** Whoever handled a matter, in whatever round, does not ring about it; and a number that is gone is not called up. */
function mayRing(personId: string): Condition[] {
  return [
    sql`not exists (select 1 from workflow.action as own where own.actor_id = ${personId}::uuid
      and own.district = c.district and own.case_id = c.id and own.name = 'submit')`,
    sql`exists (select 1 from matters.requester as r where r.district = m.district and r.matter_id = m.id
      and r.phone_cipher is not null and r.detached_at is null)`,
  ]
}

export async function toLines(
  reader: FollowUpReader,
  rows: readonly FollowUpRow[],
  most: number,
): Promise<FollowUpLine[]> {
  const leads = await leadsOf(reader.db, rows)
  return rows.map(row => ({ ...toSummary(row, { locale: reader.locale, leads }), follow: followOf(row, reader, most) }))
}

function followOf(row: FollowUpRow, { personId, now }: FollowUpReader, most: number): FollowUpLine['follow'] {
  const { claimed_by: by, claimed_until: until } = row
  return {
    state: oneOf(followUpStates, row.follow_state),
    dueAt: row.call_at.toISOString(),
    tries: row.tries,
    most,
    lastReached: row.last_reached === null ? null : oneOf(reachedAnswers, row.last_reached),
    lastAt: row.last_at?.toISOString() ?? null,
    solved: row.solved === null ? null : oneOf(solvedAnswers, row.solved),
    satisfied: row.satisfied === null ? null : oneOf(satisfiedAnswers, row.satisfied),
    reopened: row.reopened,
    claim:
      by !== null && until !== null && until > now
        ? { mine: by === personId, name: row.claimer ?? '', until: until.toISOString() }
        : null,
  }
}
