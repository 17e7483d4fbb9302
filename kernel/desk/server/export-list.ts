import type { z } from 'zod'
import { type Actor, holds, type Scope, scopeOf, scopeReaches } from '#kernel/access/index.ts'
import { parsePart } from '#platform/http/problem.ts'
import type { Route } from '#platform/http/route.ts'
import { type Locale, translate } from '#platform/i18n.ts'
import type { Tx } from '#platform/tx.ts'

/** What a cell of a file holds; instants are written as Shanghai time. */
export type Cell = string | number | Date | null

/** As much of a request's context as reading a list needs. The scope is compiled for the list's own permission. */
export interface ListCtx {
  tx: Tx
  now: Date
  locale: Locale
  actor: Actor
  scope: Scope
  reaches(areaCode: string): boolean
  holds(permission: string): boolean
}

export interface ExportColumn {
  key: string
  /** Text key with namespace. */
  title: string
  /** In characters. */
  width: number
}

interface ExportPage {
  rows: Record<string, Cell>[]
  next: string | null
  total?: number | undefined
}

/** A list that can leave as a file: the reading of its route, page by page, so that both show the same rows. */
export interface ExportList {
  list: string
  permission: string
  columns: readonly ExportColumn[]
  /** Throws 422 for what the route of the list would refuse. */
  check(query: object, locale: Locale): void
  page(ask: { query: object; cursor: string | null }, ctx: ListCtx): Promise<ExportPage>
}

export type Say = (key: string, params?: Record<string, unknown>) => string

type Query<R extends Route> = z.output<NonNullable<R['query']>>
type Item<R extends Route> = z.input<R['reply']> extends { items: (infer T)[] } ? T : never

interface Definition<R extends Route> {
  list: string
  route: R
  read: (query: Query<R>, ctx: ListCtx) => Promise<z.input<R['reply']>>
  columns: readonly (ExportColumn & { value: (row: Item<R>, say: Say) => Cell })[]
}

/** As many as a page of any list holds. */
const PAGE = 200

export function exportList<const R extends Route>(definition: Definition<R>): ExportList {
  const { list, route, read, columns } = definition
  const parse = (query: object, locale: Locale) =>
    parsePart(route.query as z.ZodType, asInAddress(query), { part: 'query', locale }) as Query<R>
  return {
    list,
    permission: route.permission,
    columns: columns.map(({ key, title, width }) => ({ key, title, width })),
    check: (query, locale) => void parse(query, locale),
    async page({ query, cursor }, ctx) {
      const asked = { ...query, limit: PAGE, ...(cursor === null ? {} : { cursor }) }
      const reply = (await read(parse(asked, ctx.locale), ctx)) as {
        items: Item<R>[]
        next: string | null
        total?: number | undefined
        atLeast?: boolean | undefined
      }
      const say: Say = (key, params) => translate(ctx.locale, key, params)
      const cellsOf = (row: Item<R>) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row, say)]))
      const total = reply.atLeast ? undefined : reply.total
      return { rows: reply.items.map(cellsOf), next: reply.next, total }
    },
  }
}

/** A query says everything in letters. */
function asInAddress(query: object): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]))
}

/** The context of a list for somebody who is not asking over HTTP right now. */
export function listCtx(actor: Actor, permission: string, rest: Pick<ListCtx, 'tx' | 'now' | 'locale'>): ListCtx {
  const scope = scopeOf(actor, permission)
  return {
    ...rest,
    actor,
    scope,
    reaches: areaCode => scopeReaches(scope, { areaCode, caseType: null }),
    holds: other => holds(actor, other),
  }
}
