import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import { newId, NO_DISTRICT } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { Tx } from '#platform/tx.ts'
import { sql } from 'kysely'
import type { contract } from '../contract.ts'
import { KEPT_HOURS, MOST_WAITING, REASON_ABOVE } from '../limits.ts'
import type { ExportRun } from '../shapes.ts'
import { type ExportList, listCtx } from './export-list.ts'
import { type ExportRow, ownExports, requireExport, toRun } from './export-rows.ts'

type Names = 'startExport' | 'listExports' | 'getExport' | 'cancelExport' | 'readExport'
type Routes = Pick<typeof contract.routes, Names>
type ListBook = ReadonlyMap<string, ExportList>

/** Files of lists: asked for, followed, stopped and fetched by one and the same person. */
export function exportHandlers(deps: { lists: ListBook; storage: Storage }): Handlers<Routes, Ctx> {
  return {
    async startExport({ body }, ctx) {
      const list = deps.lists.get(body.list)
      if (!list) throw new DomainError('desk.unknown_list', { status: 422, field: 'list', params: { list: body.list } })
      if (!ctx.holds(list.permission)) throw new DomainError('platform.forbidden', { status: 403 })
      const { cursor: _cursor, limit: _limit, ...query } = body.query
      list.check(query, ctx.locale)
      const columns = columnsOf(list, body.columns)
      const total = await requireReason(ctx, list, { query, reason: body.reason })
      await requireRoom(ctx)
      const id = newId(ctx.now)
      await ctx.tx.db
        .insertInto('desk.export')
        .values({
          id,
          person_id: ctx.actor.personId,
          account_id: ctx.actor.accountId,
          list: list.list,
          query: jsonb(query),
          columns: jsonb(columns),
          locale: ctx.locale,
          reason: body.reason ?? null,
          state: 'waiting',
          rows_total: total,
          requested_at: ctx.now,
          expires_at: new Date(ctx.now.getTime() + KEPT_HOURS * 3_600_000),
        })
        .execute()
      record(ctx.tx, ctx.actor, { event: 'export.requested', id, reason: body.reason ?? null, list: list.list, query })
      await ctx.tx.enqueue('desk.export', { id })
      return toRun(await requireExport(ctx, id), ctx)
    },
    async listExports({ query }, ctx) {
      let rows = ownExports(ctx)
      if (query.cursor) rows = rows.where(before(query.cursor))
      const found = await rows
        .orderBy('requested_at', 'desc')
        .orderBy('id', 'desc')
        .limit(query.limit + 1)
        .execute()
      const shown = found.slice(0, query.limit)
      const last = found.length > query.limit ? shown.at(-1) : undefined
      return {
        items: shown.map(row => toRun(row, ctx)),
        next: last ? encodeCursor([last.requested_at.toISOString(), last.id]) : null,
      }
    },
    getExport: async ({ params }, ctx) => toRun(await requireExport(ctx, params.id), ctx),
    cancelExport: ({ params }, ctx) => cancel(ctx, params.id),
    readExport: ({ params }, ctx) => readFile(ctx, deps, params.id),
  }
}

async function cancel(ctx: Ctx, id: string): Promise<ExportRun> {
  const row = await requireExport(ctx, id)
  await ctx.tx.db
    .updateTable('desk.export')
    .set({ state: 'cancelled', finished_at: ctx.now })
    .where('id', '=', row.id)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
  return toRun(await requireExport(ctx, id), ctx)
}

async function readFile(ctx: Ctx, deps: { lists: ListBook; storage: Storage }, id: string): Promise<unknown> {
  const row = await requireExport(ctx, id)
  if (row.state !== 'done' || row.storage_key === null || row.expires_at <= ctx.now)
    throw new DomainError('desk.file_gone', { status: 410 })
  // Who lost the permission since then has lost the file as well.
  if (!ctx.holds(deps.lists.get(row.list)?.permission ?? '')) throw notFound()
  const bytes = await deps.storage.getStream(row.storage_key).catch(() => {
    throw new DomainError('desk.file_gone', { status: 410 })
  })
  await ctx.withTx(async tx =>
    record(tx, ctx.actor, { event: 'export.fetched', id, reason: row.reason, list: row.list, rows: row.rows_done }),
  )
  return ctx.reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="${fileName(row)}"`)
    .header('cache-control', 'private, no-store')
    .send(bytes)
}

function fileName(row: ExportRow): string {
  return `jinlin-${row.list}-${row.requested_at.toISOString().slice(0, 16).replaceAll(/\D/g, '')}.xlsx`
}

function columnsOf(list: ExportList, asked: readonly string[] | undefined): string[] {
  const known = list.columns.map(column => column.key)
  for (const column of asked ?? [])
    if (!known.includes(column))
      throw new DomainError('desk.unknown_column', { status: 422, field: 'columns', params: { column } })
  return [...new Set(asked ?? known)]
}

/** Reads on until it is plain whether the list is long; a long one needs a reason. The total, where the list counts itself. */
async function requireReason(
  ctx: Ctx,
  list: ExportList,
  ask: { query: object; reason: string | undefined },
): Promise<number | null> {
  const asking = listCtx(ctx.actor, list.permission, ctx)
  let [seen, cursor, total]: [number, string | null, number | undefined] = [0, null, undefined]
  do {
    const page = await list.page({ query: ask.query, cursor }, asking)
    total ??= page.total
    seen += page.rows.length
    cursor = page.next
  } while (cursor !== null && seen <= REASON_ABOVE && ask.reason === undefined && (total ?? 0) <= REASON_ABOVE)
  if (Math.max(seen, total ?? 0) > REASON_ABOVE && ask.reason === undefined)
    throw invalid('reason', 'desk.reason_needed', { count: REASON_ABOVE })
  return total ?? (cursor === null ? seen : null)
}

async function requireRoom(ctx: Ctx): Promise<void> {
  const waiting = await ownExports(ctx).where('state', 'in', ['waiting', 'running']).execute()
  if (waiting.length >= MOST_WAITING)
    throw new DomainError('desk.too_many_waiting', { params: { count: waiting.length } })
}

function before(cursor: string) {
  const [at, id] = decodeCursor(cursor, 2)
  return sql<boolean>`(requested_at, id) < (${String(at)}::timestamptz, ${String(id)}::uuid)`
}

interface Deed {
  event: string
  id: string
  reason: string | null
  list: string
  [fact: string]: unknown
}

export function record(
  tx: Tx,
  actor: { personId: string; name: string },
  { event, id, reason, ...details }: Deed,
): void {
  writeAudit(tx, {
    district: NO_DISTRICT,
    actor,
    event,
    subjectKind: 'export',
    subjectId: id,
    reason,
    details,
  })
}
