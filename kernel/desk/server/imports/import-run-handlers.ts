import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import { DomainError } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Handlers } from '#platform/http/route.ts'
import { type Locale, locales, translate } from '#platform/i18n.ts'
import { type Line, writeCsv, writeWorkbook } from '#platform/table/index.ts'
import type { importRoutes } from '../../import-contract.ts'
import { MOST_IMPORTS } from '../../limits.ts'
import { recordImport } from './import-audit.ts'
import { type ImportBook, requireImporter } from './import-book.ts'
import { IMPORT_JOB } from './import.job.ts'
import {
  type ImportRunRow,
  ownImports,
  readLines,
  requireImport,
  sentenceOf,
  storedFault,
  toImportRun,
} from './import-rows.ts'
import type { Importer } from './importer.ts'
import { sendTable } from './send-table.ts'

type Names = 'listImportRuns' | 'applyImport' | 'cancelImport' | 'readImportErrorRows'

/** What may be done with an import that has been checked. */
export function runHandlers(deps: {
  importers: ImportBook
  storage: Storage
}): Handlers<Pick<typeof importRoutes, Names>, Ctx> {
  return {
    async listImportRuns({ query }, ctx) {
      let rows = ownImports(ctx)
      if (query.cursor) rows = rows.where(before(query.cursor))
      const found = await rows
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(query.limit + 1)
        .execute()
      const shown = found.slice(0, query.limit)
      const last = found.length > query.limit ? shown.at(-1) : undefined
      return {
        items: shown.map(row => toImportRun(row, ctx.locale)),
        next: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null,
      }
    },
    async applyImport({ params }, ctx) {
      const run = await requireImport(ctx, params.id)
      requireImporter(deps.importers, run.kind, ctx)
      await requireRoom(ctx)
      const started = await ctx.tx.db
        .updateTable('desk.import_run')
        .set({ state: 'waiting', rows_done: 0 })
        .where('id', '=', params.id)
        .where('state', '=', 'checked')
        .where('storage_key', 'is not', null)
        .returningAll()
        .executeTakeFirst()
      if (!started) throw new DomainError('desk.import_not_ready')
      await ctx.tx.enqueue(IMPORT_JOB, { id: params.id })
      recordImport(ctx.tx, ctx.actor, { event: 'import.started', id: run.id, kind: run.kind, rows: run.rows_total })
      return toImportRun(started, ctx.locale)
    },
    async cancelImport({ params }, ctx) {
      await requireImport(ctx, params.id)
      await ctx.tx.db
        .updateTable('desk.import_run')
        .set({ state: 'cancelled', finished_at: ctx.now })
        .where('id', '=', params.id)
        .where('state', 'in', ['mapping', 'checked', 'waiting', 'running'])
        .execute()
      return toImportRun(await requireImport(ctx, params.id), ctx.locale)
    },
    async readImportErrorRows({ params, query }, ctx) {
      const run = await requireImport(ctx, params.id)
      const importer = requireImporter(deps.importers, run.kind, ctx)
      if (run.storage_key === null) throw new DomainError('desk.import_gone', { status: 410 })
      const lines = await readLines(deps.storage, run.storage_key)
      const { headers, rows } = errorTable(run, lines, { importer, locale: ctx.locale })
      const name = translate(ctx.locale, `desk:importKinds.${run.kind}.name`)
      const bytes =
        query.format === 'csv' ? Buffer.from(writeCsv(headers, rows)) : await writeWorkbook({ name, headers, rows })
      return sendTable(ctx, { name: `${run.kind}-errors-${run.id.slice(-6)}`, format: query.format, bytes })
    },
  }
}

async function requireRoom(ctx: Ctx): Promise<void> {
  const waiting = await ownImports(ctx).where('state', 'in', ['waiting', 'running']).execute()
  if (waiting.length >= MOST_IMPORTS)
    throw new DomainError('desk.too_many_imports', { params: { count: waiting.length } })
}

function before(cursor: string) {
  const [at, id] = decodeCursor(cursor, 2)
  return sql<boolean>`(created_at, id) < (${String(at)}::timestamptz, ${String(id)}::uuid)`
}

/** The person's own columns as they came, and why each row was refused. */
function errorTable(
  run: ImportRunRow,
  lines: readonly Line[],
  { importer, locale }: { importer: Importer; locale: Locale },
): { headers: string[]; rows: string[][] } {
  const reasons = new Map<number, string[]>()
  for (const fault of z.array(storedFault).parse(run.faults))
    reasons.set(fault.row, [...(reasons.get(fault.row) ?? []), sentenceOf(fault, importer, locale)])
  const former = locales.map(known => translate(known, 'desk:importTemplate.reason'))
  const head = lines.find(line => line.row === run.header_row)?.cells ?? []
  // What an earlier file of errors said is no longer so.
  const own = head.flatMap((header, index) => (former.includes(header) ? [] : [index]))
  const cellsAt = (cells: readonly string[]) => own.map(index => cells[index] ?? '')
  return {
    headers: [...cellsAt(head), translate(locale, 'desk:importTemplate.reason')],
    rows: lines.flatMap(line => {
      const said = reasons.get(line.row)
      return said ? [[...cellsAt(line.cells), said.join(locale === 'zh' ? '；' : '; ')]] : []
    }),
  }
}
