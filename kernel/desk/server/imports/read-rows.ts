import { type Locale, locales, translate } from '#platform/i18n.ts'
import type { Line } from '#platform/table/index.ts'
import type { Header } from './find-header.ts'
import type { Fault, ImportColumn, ImportRow } from './importer.ts'

export interface ReadRow extends ImportRow {
  faults: Fault[]
}

/** Rows under the header as the columns have them. The template's own example is passed over. */
export function readRows(lines: readonly Line[], header: Header, columns: readonly ImportColumn[]): ReadRow[] {
  return lines
    .filter(line => line.row > header.row)
    .map(line => ({ line, cells: columns.map(({ key }) => line.cells[header.mapping[key] ?? -1] ?? '') }))
    .filter(({ cells }) => cells.some(Boolean) && !isExample(cells, columns))
    .map(({ line, cells }) => readRow(line.row, cells, columns))
}

function isExample(cells: readonly string[], columns: readonly ImportColumn[]): boolean {
  const matches = (column: ImportColumn, cell: string, locale: Locale) =>
    cell === column.example[locale] || (cell === '' && !column.required)
  return locales.some(locale => columns.every((column, index) => matches(column, cells[index] ?? '', locale)))
}

function readRow(row: number, cells: readonly string[], columns: readonly ImportColumn[]): ReadRow {
  const read = columns.map((column, index) => ({ column, ...readCell(cells[index] ?? '', column) }))
  return {
    row,
    values: Object.fromEntries(read.map(({ column, value }) => [column.key, value])),
    faults: read.flatMap(({ column, fault }) =>
      fault ? [{ column: column.key, text: `desk:importFaults.${fault}`, params: { most: mostOf(column) } }] : [],
    ),
  }
}

interface ReadCell {
  value: string
  fault?: 'required' | 'too_long' | 'not_a_choice' | 'not_a_date' | 'not_a_number'
}

function mostOf(column: ImportColumn): number {
  return column.most ?? 100
}

function readCell(text: string, column: ImportColumn): ReadCell {
  if (text === '') return column.required ? { value: '', fault: 'required' } : { value: '' }
  if (text.length > mostOf(column)) return { value: text.slice(0, mostOf(column)), fault: 'too_long' }
  if (column.choices) return readChoice(text, column.choices)
  const narrow = text.normalize('NFKC').trim()
  if (column.form === 'date') return readDate(narrow)
  if (column.form === 'integer')
    return /^\d{1,9}$/.test(narrow) ? { value: String(Number(narrow)) } : { value: text, fault: 'not_a_number' }
  return { value: column.form === 'code' ? narrow.replaceAll(/\s/g, '').toUpperCase() : text }
}

function readChoice(text: string, choices: NonNullable<ImportColumn['choices']>): ReadCell {
  const said = text.normalize('NFKC').toLowerCase()
  const found = choices.find(choice =>
    [choice.value, ...locales.map(locale => translate(locale, choice.title))].some(
      word => word.normalize('NFKC').toLowerCase() === said,
    ),
  )
  return found ? { value: found.value } : { value: text, fault: 'not_a_choice' }
}

/** 2026-11-22, 2026/11/22, 2026.11.22 and 2026年11月22日. */
function readDate(text: string): ReadCell {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?$/.exec(text)
  if (!parts) return { value: text, fault: 'not_a_date' }
  const [, year = '', month = '', day = ''] = parts
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${value}T00:00:00Z`)
  const real = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
  return real ? { value } : { value: text, fault: 'not_a_date' }
}
