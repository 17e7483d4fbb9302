import { DomainError } from '#platform/error.ts'
import { decodeText } from './decode-text.ts'
import { plainText } from './inert.ts'
import { MOST_BYTES, MOST_COLUMNS, MOST_ROWS } from './limits.ts'
import type { Line } from './line.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

/** Titles and notes may stand above the header of a file. */
export const HEADER_WITHIN = 20

/**
 * Rows of an .xlsx or a CSV as trimmed text, empty rows left out. Throws `platform.table_*`: unreadable, too large,
 * too many rows, an old .xls, a malformed line.
 */
export async function readTable(bytes: Buffer): Promise<Line[]> {
  if (bytes.length > MOST_BYTES) throw new DomainError('platform.table_too_large', { status: 413, field: 'file' })
  const lines = isZip(bytes) ? await readWorkbook(bytes) : readCsv(decodeText(notOld(bytes)))
  const filled = lines.map(tidy).filter(({ cells }) => cells.some(cell => cell !== ''))
  if (filled.length === 0) throw new DomainError('platform.table_empty', { status: 422, field: 'file' })
  if (filled.length > MOST_ROWS + HEADER_WITHIN)
    throw new DomainError('platform.table_too_many_rows', { status: 422, field: 'file', params: { most: MOST_ROWS } })
  return filled
}

function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).toString('latin1') === 'PK'
}

/** The binary format of before 2007. */
function notOld(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw new DomainError('platform.table_old_format', { status: 422, field: 'file' })
  return bytes
}

function tidy({ row, cells }: Line): Line {
  return { row, cells: cells.slice(0, MOST_COLUMNS).map(cell => plainText(cell.trim())) }
}
