import { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { notFound } from '#platform/error.ts'
import { type Locale, translate } from '#platform/i18n.ts'
import type { Line } from '#platform/table/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import { type ImportDetail, type ImportRun, importStates, mapping, ROWS_SHOWN } from '../../import-shapes.ts'
import { showColumn } from './import-template.ts'
import type { Importer } from './importer.ts'

/** A reason as it is kept: what it says depends on who reads it. */
export const storedFault = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  value: z.string(),
  text: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type StoredFault = z.output<typeof storedFault>

export const storedChange = z.object({
  row: z.number().int(),
  outcome: z.enum(['create', 'change']),
  changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
})
export type StoredChange = z.output<typeof storedChange>

const storedLines = z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) }))

export async function readLines(storage: Storage, key: string): Promise<Line[]> {
  return storedLines.parse(JSON.parse(await storage.get(key)))
}

/** The caller's own imports; there is no way to somebody else's. */
export function ownImports(ctx: Pick<Ctx, 'tx' | 'actor'>) {
  return ctx.tx.db.selectFrom('desk.import_run').selectAll().where('person_id', '=', ctx.actor.personId)
}

export type ImportRunRow = Awaited<ReturnType<ReturnType<typeof ownImports>['executeTakeFirstOrThrow']>>

export async function requireImport(ctx: Pick<Ctx, 'tx' | 'actor'>, id: string): Promise<ImportRunRow> {
  const row = await ownImports(ctx).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export function toImportRun(row: ImportRunRow, locale: Locale): ImportRun {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    state: z.enum(importStates).parse(row.state),
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    created: row.created,
    changed: row.changed,
    unchanged: row.unchanged,
    wrong: row.wrong,
    failure: row.failure && translate(locale, `desk:importFailures.${row.failure}`),
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
  }
}

export function toDetail(
  row: ImportRunRow,
  { importer, locale, head }: { importer: Importer; locale: Locale; head: ImportDetail['head'] },
): ImportDetail {
  const columns = importer.columns.map(column => showColumn(column, locale))
  const titles = new Map(columns.map(({ key, title }) => [key, title]))
  const mapped = mapping.parse(row.mapping)
  const faults = z.array(storedFault).parse(row.faults)
  const changes = z.array(storedChange).parse(row.preview)
  return {
    ...toImportRun(row, locale),
    columns,
    headerRow: row.header_row,
    mapping: Object.fromEntries(columns.map(({ key }) => [key, mapped[key] ?? null])),
    head,
    missing: columns
      .filter(({ key, required }) => required && (mapped[key] ?? null) === null)
      .map(({ title }) => title),
    wrongRows: faults.slice(0, ROWS_SHOWN).map(fault => ({
      row: fault.row,
      column: fault.column === null ? null : (titles.get(fault.column) ?? fault.column),
      value: fault.value,
      reason: sentenceOf(fault, importer, locale),
    })),
    changes: changes.map(({ row: at, outcome, changes: cells }) => ({
      row: at,
      outcome,
      cells: cells.map(({ column, before, after }) => {
        const word = (value: string) => wordOf(importer, { column, value }, locale)
        return { title: titles.get(column) ?? column, before: word(before), after: word(after) }
      }),
    })),
  }
}

/** A stored word as it is written in the file. */
function wordOf(importer: Importer, cell: { column: string; value: string }, locale: Locale): string {
  const choices = importer.columns.find(column => column.key === cell.column)?.choices
  const choice = choices?.find(one => one.value === cell.value)
  return choice ? translate(locale, choice.title) : cell.value
}

export function sentenceOf(fault: StoredFault, importer: Importer, locale: Locale): string {
  const found = importer.columns.find(column => column.key === fault.column)
  const column = found ? translate(locale, found.title) : ''
  const choices = (found?.choices ?? [])
    .map(choice => translate(locale, choice.title))
    .join(locale === 'zh' ? '、' : ', ')
  return translate(locale, fault.text, { value: fault.value, column, choices, ...fault.params })
}
