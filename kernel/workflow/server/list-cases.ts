import type { Ctx } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { CaseRow } from '../records.ts'
import { INBOXES, type CaseLine, type Inbox } from '../shapes.ts'
import { after, holderNames, holderOf, scopedCases, toLine } from './case-lines.ts'
import { countInboxes, inboxConditions, mostUrgent } from './inbox.ts'

/** Each inbox with its number and its three most pressing cases. */
export async function workbench(ctx: Pick<Ctx, 'tx' | 'actor' | 'now'>) {
  const counts = await countInboxes(ctx.tx.db, ctx.actor, ctx.now)
  const urgent = await mostUrgent(ctx.tx.db, ctx.actor, { now: ctx.now, each: 3 })
  const names = await holderNames(ctx.tx.db, [...urgent.values()].flat())
  return {
    inboxes: INBOXES.map(inbox => ({
      inbox,
      count: counts[inbox],
      urgent: (urgent.get(inbox) ?? []).map(row => toLine(row, ctx.now, holderOf(row, names))),
    })),
  }
}

export interface CaseFilter {
  inbox?: Inbox | undefined
  procedure?: string | undefined
  state?: string | undefined
  areaCode?: string | undefined
  open?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

/** A page of cases: an inbox by due date, everything else by age. */
export async function listCases(ctx: Pick<Ctx, 'tx' | 'actor' | 'now' | 'scope'>, filter: CaseFilter) {
  const { inbox } = filter
  const [column, direction] = inbox ? (['c.due_at', 'asc'] as const) : (['c.opened_at', 'desc'] as const)
  let query = scopedCases(ctx.tx.db, ctx.scope).selectAll('c')
  if (inbox) query = query.where(inboxConditions(ctx.actor, ctx.now)[inbox])
  if (filter.procedure) query = query.where('c.procedure', '=', filter.procedure)
  if (filter.state) query = query.where('c.state', '=', filter.state)
  if (filter.areaCode) query = query.where(underArea(filter.areaCode, 'c.area_code'))
  if (filter.open !== undefined) query = query.where('c.final', '=', !filter.open)
  if (filter.cursor) query = query.where(after(column, direction, decodeCursor(filter.cursor, 2)))
  const rows = await query
    .orderBy(column, direction)
    .orderBy('c.id', direction)
    .limit(filter.limit + 1)
    .execute()
  const names = await holderNames(ctx.tx.db, rows as CaseRow[])
  return pageOf(rows as CaseRow[], { limit: filter.limit, by: inbox ? 'due_at' : 'opened_at', now: ctx.now, names })
}

interface PageAt {
  limit: number
  by: 'due_at' | 'opened_at'
  now: Date
  /** Of whom the cases wait for. */
  names: ReadonlyMap<string, string>
}

function pageOf(rows: CaseRow[], at: PageAt) {
  const shown = rows.slice(0, at.limit)
  const last = shown.at(-1)
  const more = rows.length > at.limit && last
  return {
    items: shown.map((row): CaseLine => toLine(row, at.now, holderOf(row, at.names))),
    next: more ? encodeCursor([last[at.by]?.toISOString() ?? null, last.id]) : null,
  }
}
