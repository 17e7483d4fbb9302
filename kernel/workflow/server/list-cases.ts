import { type Expression, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { CaseRow } from '../records.ts'
import { INBOXES, type CaseLine, type Inbox } from '../shapes.ts'
import { holderNames, holderOf, toLine } from './case-lines.ts'
import { onPage } from './case-page.ts'
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
  const conditions: Expression<SqlBool>[] = []
  if (inbox) conditions.push(inboxConditions(ctx.actor, ctx.now)[inbox])
  if (filter.procedure) conditions.push(sql`c.procedure = ${filter.procedure}`)
  if (filter.state) conditions.push(sql`c.state = ${filter.state}`)
  if (filter.areaCode) conditions.push(underArea(filter.areaCode, 'c.area_code'))
  if (filter.open !== undefined) conditions.push(sql`c.final = ${!filter.open}`)
  const page = onPage(ctx.scope, {
    by: inbox ? 'due_at' : 'opened_at',
    conditions,
    // Whether a case counts is decided after its end, too.
    openOnly: filter.open ?? (inbox !== undefined && inbox !== 'check'),
    after: filter.cursor ? lastOf(filter.cursor) : undefined,
    limit: filter.limit + 1,
  })
  const rows = await ctx.tx.db
    .selectFrom('workflow.case as c')
    .selectAll('c')
    .where(page)
    .orderBy(column, direction)
    .orderBy('c.id', direction)
    .execute()
  const names = await holderNames(ctx.tx.db, rows as CaseRow[])
  return pageOf(rows as CaseRow[], { limit: filter.limit, by: inbox ? 'due_at' : 'opened_at', now: ctx.now, names })
}

function lastOf(cursor: string): [Date, string] {
  const [at, id] = decodeCursor(cursor, 2)
  return [new Date(String(at)), String(id)]
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
