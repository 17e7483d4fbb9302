import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { onPage } from '#kernel/workflow/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Locale } from '#platform/i18n.ts'
import type { contract } from '../contract.ts'
import { countMatters } from './count-matters.ts'
import { conditionsBeside, inCategory, looksAtMatter, mayBeClosed, withMatter } from './matter-filters.ts'
import { leadsOf, type MattersDb, matterRows, type SummaryRow, toSummary, withSummary } from './matter-rows.ts'

type Query = z.output<typeof contract.routes.listMatters.query>
type Page = z.input<typeof contract.routes.listMatters.reply>

/**
 * One page within reach. Newest first, or by due date: then only what is open and has one.
 * The total is counted on the first page only.
 */
export async function listMatters(
  db: MattersDb,
  scope: Scope,
  view: { query: Query; now: Date; locale: Locale },
): Promise<Page> {
  const { query, now, locale } = view
  const due = query.sort === 'due'
  const page = onPage(scope, {
    by: due ? 'due_at' : 'opened_at',
    conditions: [sql`c.subject_kind = 'matter'`, ...conditionsBeside(query, now), ...sortable(query)],
    openOnly: due || !mayBeClosed(query),
    known: of => inCategory(query, of),
    after: afterCursor(query),
    limit: query.limit + 1,
    ...(looksAtMatter(query) ? { join: withMatter } : {}),
  })
  const rows = await withSummary(matterRows(db), now)
    .where(page)
    .orderBy(due ? sql`c.due_at` : sql`c.opened_at desc`)
    .orderBy(due ? sql`c.id` : sql`c.id desc`)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const leads = await leadsOf(db, shown)
  return {
    items: shown.map(row => toSummary(row, { locale, leads })),
    next: last ? cursorOf(last, query.sort) : null,
    ...(query.cursor ? {} : await countMatters(db, scope, { filters: query, now, more: sortable(query) })),
  }
}

function sortable(query: Query): ReturnType<typeof conditionsBeside> {
  return query.sort === 'due' ? [sql`(not c.final and c.due_at is not null)`] : []
}

function afterCursor({ cursor }: Query): [Date, string] | undefined {
  if (!cursor) return undefined
  const [at, id] = decodeCursor(cursor, 2)
  return [new Date(String(at)), String(id)]
}

function cursorOf(row: SummaryRow, sort: Query['sort']): string {
  const at = sort === 'due' ? (row.due_at ?? row.opened_at) : row.opened_at
  return encodeCursor([at.toISOString(), row.case_id])
}
