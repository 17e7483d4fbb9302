import type { Ctx } from '#kernel/access/server/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import { type Line, MOST_BYTES, readTable } from '#platform/table/index.ts'
import type { importRoutes } from '../../import-contract.ts'
import type { ImportDetail, Mapping } from '../../import-shapes.ts'
import { IMPORT_KEPT_DAYS } from '../../limits.ts'
import { listCtx } from '../export-list.ts'
import { checkLines, missingColumns } from './check-lines.ts'
import { findHeader, type Header } from './find-header.ts'
import { recordImport } from './import-audit.ts'
import { type ImportBook, requireImporter } from './import-book.ts'
import { type ImportRunRow, readLines, requireImport, toDetail } from './import-rows.ts'
import { runHandlers } from './import-run-handlers.ts'
import { sendTable } from './send-table.ts'
import { showKind, writeTemplate } from './import-template.ts'
import type { Importer } from './importer.ts'

interface Deps {
  importers: ImportBook
  storage: Storage
}

/** Lines shown to choose the header from. */
const HEAD = 10

/** Tables brought in: uploaded, checked, pointed right and applied by one and the same person. */
export function importHandlers(deps: Deps): Handlers<typeof importRoutes, Ctx> {
  const { importers } = deps
  return {
    async listImportKinds(_input, ctx) {
      const mine = [...importers.values()].filter(({ permission }) => ctx.holds(permission))
      return { items: mine.map(importer => showKind(importer, ctx.locale)) }
    },
    async readImportTemplate({ params, query }, ctx) {
      const importer = requireImporter(importers, params.kind, ctx)
      const bytes = await writeTemplate(importer, query.format, ctx.locale)
      return sendTable(ctx, { name: `${params.kind}-template`, format: query.format, bytes })
    },
    checkImport: ({ params }, ctx) => checkFile(params.kind, ctx, deps),
    async getImportRun({ params }, ctx) {
      const row = await requireImport(ctx, params.id)
      return detailOf(row, ctx, deps)
    },
    mapImport: ({ params, body }, ctx) => mapAnew(params.id, body, { ctx, deps }),
    ...runHandlers(deps),
  }
}

async function checkFile(kind: string, ctx: Ctx, { importers, storage }: Deps): Promise<ImportDetail> {
  const importer = requireImporter(importers, kind, ctx)
  const file = await fileOf(ctx)
  const lines = await readTable(file.bytes)
  const header = findHeader(lines, importer.columns)
  const [id, key] = [newId(ctx.now), `imports/${newId(ctx.now)}.json`]
  await storage.put(key, JSON.stringify(lines))
  const looked = await lookAt(ctx, { importer, lines, header })
  const row = await ctx.withTx(async tx => {
    recordImport(tx, ctx.actor, { event: 'import.checked', id, kind, file: file.name })
    return tx.db
      .insertInto('desk.import_run')
      .values({
        id,
        person_id: ctx.actor.personId,
        account_id: ctx.actor.accountId,
        kind,
        file_name: file.name,
        locale: ctx.locale,
        ...looked,
        storage_key: key,
        created_at: tx.now,
        expires_at: new Date(tx.now.getTime() + IMPORT_KEPT_DAYS * 86_400_000),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  })
  return toDetail(row, { importer, locale: ctx.locale, head: lines.slice(0, HEAD) })
}

async function mapAnew(
  id: string,
  body: { headerRow: number; mapping: Mapping },
  { ctx, deps: { importers, storage } }: { ctx: Ctx; deps: Deps },
): Promise<ImportDetail> {
  const row = await requireImport(ctx, id)
  const importer = requireImporter(importers, row.kind, ctx)
  const lines = await linesOf(row, storage)
  if (!lines.some(line => line.row === body.headerRow))
    throw new DomainError('desk.no_such_row', { status: 422, field: 'headerRow' })
  const header = { row: body.headerRow, mapping: knownColumns(importer, body.mapping) }
  const looked = await lookAt(ctx, { importer, lines, header })
  const changed = await ctx.tx.db
    .updateTable('desk.import_run')
    .set(looked)
    .where('id', '=', row.id)
    .where('state', 'in', ['mapping', 'checked'])
    .returningAll()
    .executeTakeFirst()
  if (!changed) throw new DomainError('desk.import_not_ready')
  return toDetail(changed, { importer, locale: ctx.locale, head: lines.slice(0, HEAD) })
}

function knownColumns({ columns }: Importer, asked: Header['mapping']): Header['mapping'] {
  const used = new Set<number>()
  return Object.fromEntries(
    columns.map(({ key }) => {
      const at = asked[key] ?? null
      if (at !== null && used.has(at)) throw new DomainError('desk.column_twice', { status: 422, field: 'mapping' })
      if (at !== null) used.add(at)
      return [key, at]
    }),
  )
}

/** What a run keeps of a look at its file; nothing of the registers is changed. */
async function lookAt(
  ctx: Ctx,
  { importer, lines, header }: { importer: Importer; lines: readonly Line[]; header: Header },
) {
  const place = { header_row: header.row, mapping: jsonb(header.mapping) }
  if (missingColumns(importer, header).length > 0)
    return { ...place, state: 'mapping', rows_total: 0, ...none, faults: jsonb([]), preview: jsonb([]) }
  const checked = await checkLines(lines, header, { importer, ctx: listCtx(ctx.actor, importer.permission, ctx) })
  return {
    ...place,
    state: 'checked',
    rows_total: checked.rows.length,
    ...checked.counts,
    faults: jsonb(checked.faults),
    preview: jsonb(checked.preview),
  }
}

const none = { created: 0, changed: 0, unchanged: 0, wrong: 0 }

async function fileOf(ctx: Ctx): Promise<{ name: string; bytes: Buffer }> {
  const part = await ctx.request.file({ limits: { files: 1, fileSize: MOST_BYTES } })
  if (!part) throw new DomainError('platform.table_unreadable', { status: 422, field: 'file' })
  const bytes = await part.toBuffer().catch(() => {
    throw new DomainError('platform.table_too_large', { status: 413, field: 'file' })
  })
  return { name: part.filename.slice(0, 200), bytes }
}

async function linesOf(row: ImportRunRow, storage: Storage): Promise<Line[]> {
  if (row.storage_key === null) throw new DomainError('desk.import_gone', { status: 410 })
  return readLines(storage, row.storage_key)
}

async function detailOf(row: ImportRunRow, ctx: Ctx, { importers, storage }: Deps) {
  const importer = requireImporter(importers, row.kind, ctx)
  const mayMap = row.state === 'mapping' || row.state === 'checked'
  const head = mayMap && row.storage_key !== null ? (await readLines(storage, row.storage_key)).slice(0, HEAD) : []
  return toDetail(row, { importer, locale: ctx.locale, head })
}
