import { invalid } from '#platform/error.ts'
import { readCsv } from '#platform/table/index.ts'
import { type AreaLevel, areaLevels, isAreaCode, levelOf, parentOf } from '../code.ts'
import type { RowError, RowReason } from '../import-report.ts'

export interface DivisionRow {
  line: number
  code: string
  level: AreaLevel
  parentCode: string | null
  name: string
  /** The cells as they came in. */
  row: string[]
}

export interface ParsedDivisions {
  columns: string[]
  total: number
  rows: DivisionRow[]
  errors: RowError[]
}

const NAME_LENGTH = 100
/** Spreadsheets put a merged title above the header. */
const HEADER_WITHIN = 5

const headings = {
  code: ['code', '代码', '编码', '区划代码', '统一编码'],
  name: ['name', '名称'],
  level: ['level', '级别', '层级'],
  parent: ['parent', '上级', '上级代码', '父级代码'],
} as const
type Column = keyof typeof headings

const levelNames = new Map<string, AreaLevel>([
  ...areaLevels.map((level): [string, AreaLevel] => [level, level]),
  ['市', 'city'],
  ['区县', 'district'],
  ['区', 'district'],
  ['县', 'district'],
  ['街道', 'street'],
  ['乡镇', 'street'],
  ['社区', 'community'],
  ['村', 'community'],
  ['网格', 'grid'],
  ['微网格', 'micro_grid'],
])

/**
 * Reads a divisions CSV (header `code,name,level,parent`, Chinese headings too). Every cell is NFKC-normalised and
 * trimmed; level and parent may be left out, since the code says both, but must fit when they are there.
 * Throws platform.table_malformed, territory.bad_header or territory.empty_file when there is nothing to read row by row.
 */
export function parseDivisions(text: string): ParsedDivisions {
  const records = recordsOf(text)
  const at = records.slice(0, HEADER_WITHIN).findIndex(({ cells }) => isHeader(cells))
  const header = records[at]
  if (!header) throw invalid('text', 'territory.bad_header')
  const body = records.slice(at + 1).filter(({ cells }) => cells.some(cell => cell !== ''))
  if (body.length === 0) throw invalid('text', 'territory.empty_file')
  const parsed: ParsedDivisions = { columns: header.cells, total: body.length, rows: [], errors: [] }
  const firstLine = new Map<string, number>()
  for (const record of body) {
    const result = readRow(record, header.cells, firstLine)
    if ('reason' in result) parsed.errors.push(result)
    else parsed.rows.push(result)
  }
  return parsed
}

interface CsvRow {
  line: number
  cells: string[]
}

function recordsOf(text: string): CsvRow[] {
  return readCsv(text).map(({ row, cells }) => ({
    line: row,
    cells: cells.map(cell => cell.normalize('NFKC').trim()),
  }))
}

function isHeader(cells: readonly string[]): boolean {
  return columnAt(cells, 'code') >= 0 && columnAt(cells, 'name') >= 0
}

function columnAt(cells: readonly string[], column: Column): number {
  return cells.findIndex(cell => headings[column].some(heading => heading === cell.toLowerCase()))
}

function readRow(
  { line, cells }: CsvRow,
  header: readonly string[],
  firstLine: Map<string, number>,
): DivisionRow | RowError {
  const cell = (column: Column) => cells[columnAt(header, column)] ?? ''
  const fail = (field: Column, reason: RowReason, params: RowError['params'] = {}): RowError => ({
    line,
    field,
    reason,
    params,
    row: cells,
  })
  const code = cell('code')
  const name = cell('name')
  if (code === '') return fail('code', 'missing', { field: 'code' })
  if (!isAreaCode(code)) return fail('code', 'bad_code', { value: code })
  const first = firstLine.get(code)
  if (first !== undefined) return fail('code', 'duplicate', { value: code, first })
  firstLine.set(code, line)
  if (name === '') return fail('name', 'missing', { field: 'name' })
  if (name.length > NAME_LENGTH) return fail('name', 'too_long', { field: 'name', max: NAME_LENGTH })
  const level = levelOf(code)
  const given = cell('level')
  const named = levelNames.get(given.toLowerCase())
  if (given !== '' && !named) return fail('level', 'bad_level', { value: given })
  if (named && named !== level)
    return fail('level', 'level_mismatch', { value: given, digits: code.length, expected: level })
  const parentCode = parentOf(code)
  const parent = cell('parent')
  if (parent !== '' && parentCode === null) return fail('parent', 'parent_of_city', { value: parent })
  if (parent !== '' && parentCode !== null && parent !== parentCode)
    return fail('parent', 'parent_mismatch', { value: parent, expected: parentCode })
  return { line, code, level, parentCode, name, row: cells }
}
