import type excel from 'exceljs'
import { MOST_COLUMNS } from './limits.ts'
import type { Line } from './line.ts'
import { loadExcel } from './load-excel.ts'
import { measureArchive, unreadable } from './measure-archive.ts'

/** Parts that say nothing about cells; some of them make the library visit every cell of a range a few bytes long. */
const ignoreNodes = [
  'cols',
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'autoFilter',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'rowBreaks',
  'colBreaks',
  'extLst',
]

/** The first sheet of an .xlsx as text: formulas as the values they had, dates as 2026-11-22. */
export async function readWorkbook(bytes: Buffer): Promise<Line[]> {
  await measureArchive(bytes)
  const { Workbook } = await loadExcel()
  const book = new Workbook()
  try {
    // The library declares a Buffer of its own; an ArrayBuffer is what it reads.
    await book.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes })
  } catch {
    throw unreadable()
  }
  const lines: Line[] = []
  book.worksheets[0]?.eachRow((line, row) => {
    const width = Math.min(line.cellCount, MOST_COLUMNS)
    lines.push({ row, cells: Array.from({ length: width }, (_, index) => textOf(line.getCell(index + 1).value)) })
  })
  return lines
}

function textOf(value: excel.CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return ofNumber(value)
  if (value instanceof Date) return ofDate(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(part => part.text).join('')
  if ('text' in value) return textOf(value.text as excel.CellValue)
  if ('error' in value) return value.error
  return textOf(value.result)
}

/** A spreadsheet keeps 15 digits of a number: a longer code stored as one has lost its end, and must not look whole. */
function ofNumber(value: number): string {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return value.toExponential()
  return String(value)
}

function ofDate(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}
