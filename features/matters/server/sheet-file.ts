import { z } from 'zod'
import { DomainError } from '#platform/error.ts'
import { HEADER_WITHIN, type Line, readTable } from '#platform/table/index.ts'
import { type SheetField, sheetFields } from '../worksheet-columns.ts'
import type { IntakeSettings } from '../intake-settings.ts'

/** One sheet as it came: its row in the file (1 is the first line, also of JSON), its cells, and what they are. */
export interface SheetRow {
  row: number
  cells: Record<string, string>
  sheet: Partial<Record<SheetField, string>>
}

/** At most this many in one file. */
export const MOST_SHEETS = 5000
const needed: readonly SheetField[] = ['number', 'content']

type Columns = IntakeSettings['sheetColumns']

/** Reads an Excel, CSV or JSON file. Throws `matters.sheet_*` saying what is wrong with the file as a whole. */
export async function readSheets(file: { name: string; bytes: Buffer }, columns: Columns): Promise<SheetRow[]> {
  const isTable = file.bytes.subarray(0, 2).toString() === 'PK' || file.name.toLowerCase().endsWith('.csv')
  const tables = isTable ? fromLines(await readTable(file.bytes)) : fromJson(file.bytes)
  const rows = tables.map(({ row, cells }) => ({ row, cells, sheet: named(cells, columns) }))
  if (rows.length === 0) throw fault('sheet_empty')
  if (rows.length > MOST_SHEETS) throw fault('sheet_too_many', { most: MOST_SHEETS })
  const missing = needed.filter(field => !rows.some(row => row.sheet[field] !== undefined))
  if (missing.length > 0) throw fault('sheet_columns', { columns: missing.map(field => columns[field][0]).join('、') })
  return rows
}

function fault(code: string, params: Record<string, string | number> = {}): DomainError {
  return new DomainError(`matters.${code}`, { status: 422, field: 'file', params })
}

function named(cells: Record<string, string>, columns: Columns): SheetRow['sheet'] {
  const sheet: SheetRow['sheet'] = {}
  for (const field of sheetFields) {
    const header = [...columns[field], field].find(one => cells[one] !== undefined)
    if (header !== undefined) sheet[field] = cells[header]
  }
  return sheet
}

interface Cells {
  row: number
  cells: Record<string, string>
}

function fromLines(lines: readonly Line[]): Cells[] {
  // The header is the first line that fills at least as many cells as a sheet must have.
  const at = lines.slice(0, HEADER_WITHIN).findIndex(({ cells }) => cells.filter(Boolean).length >= needed.length)
  const header = lines[at]
  if (!header) return []
  return lines.slice(at + 1).map(({ row, cells }) => ({ row, cells: zip(header.cells, cells) }))
}

function zip(header: readonly string[], texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(header.flatMap((name, index) => (name ? [[name, texts[index] ?? '']] : [])))
}

const value = z.union([z.string(), z.number(), z.boolean()]).nullish()
const list = z.array(z.record(z.string().max(60), value))
const json = z.union([list, z.object({ sheets: list }).transform(file => file.sheets)])

function fromJson(bytes: Buffer): Cells[] {
  let raw: unknown
  try {
    raw = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw fault('sheet_file')
  }
  const parsed = json.safeParse(raw)
  if (!parsed.success) throw fault('sheet_file')
  return parsed.data.map((one, index) => ({
    row: index + 1,
    cells: Object.fromEntries(Object.entries(one).map(([name, cell]) => [name, String(cell ?? '').trim()])),
  }))
}
