import { inertText } from './inert.ts'
import { loadExcel } from './load-excel.ts'

export interface Sheet {
  name: string
  headers: readonly string[]
  rows: readonly (readonly string[])[]
  /** In characters; by the header unless said otherwise. */
  widths?: readonly number[]
}

/** An .xlsx in which every cell is text and nothing is ever run as a formula. */
export async function writeWorkbook(...sheets: readonly Sheet[]): Promise<Buffer> {
  const excel = await loadExcel()
  const book = new excel.Workbook()
  for (const { name, headers, rows, widths } of sheets) {
    const table = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    table.columns = headers.map((header, index) => ({
      header: inertText(header),
      width: widths?.[index] ?? Math.max(12, header.length * 2 + 4),
      style: { numFmt: '@', alignment: { wrapText: widths !== undefined, vertical: 'top' as const } },
    }))
    table.getRow(1).font = { bold: true }
    for (const row of rows) table.addRow(row.map(cell => inertText(writable(cell))))
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** A CSV that spreadsheets open: with a byte order mark, CRLF, and no cell that would be run as a formula. */
export function writeCsv(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${[headers, ...rows].map(cells => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(text: string): string {
  const inert = inertText(text)
  return /[",;\t\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** Control signs are no XML. */
function writable(text: string): string {
  return text.replaceAll(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '').slice(0, 32_000)
}
