import type { Writable } from 'node:stream'
import sharp from 'sharp'
import { type Locale, translate } from '#platform/i18n.ts'
import { loadExcel } from '#platform/table/index.ts'
import type { Cell, ExportColumn } from './export-list.ts'

/** Who had it made, when and what for: on every printed page, behind the cells, and on a sheet of its own. */
export interface Provenance {
  list: string
  name: string
  account: string
  at: Date
  reason: string | null
  query: Record<string, unknown>
  locale: Locale
}

export interface Workbook {
  add(row: Record<string, Cell>): void
  /** Writes the sheet about the file and closes it; resolves when the last byte has been taken. */
  close(rows: number): Promise<void>
}

const SHANGHAI_MS = 8 * 3_600_000

/** Opens a streamed .xlsx: rows leave as they come, so that a long list never stands in memory. */
export async function openWorkbook(
  stream: Writable,
  columns: readonly ExportColumn[],
  about: Provenance,
): Promise<Workbook> {
  const say = (key: string, params?: Record<string, unknown>) => translate(about.locale, key, params)
  const excel = await loadExcel()
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  book.creator = about.name
  book.created = about.at
  const words = {
    name: about.name,
    account: about.account,
    at: wallClock(about.at),
    list: say(`desk:lists.${about.list}`),
  }
  const sheet = book.addWorksheet(words.list, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: {
      oddHeader: `&C${plain(say('desk:workbook.header', words))}`,
      oddFooter: `&C${plain(say('desk:workbook.footer', { page: '\u0001', pages: '\u0002' }))
        .replace('\u0001', '&P')
        .replace('\u0002', '&N')}`,
    },
  })
  inSchemaOrder(sheet)
  const mark = await watermark(say('desk:workbook.mark', words))
  sheet.addBackgroundImage(book.addImage({ buffer: mark as never, extension: 'png' }))
  sheet.columns = columns.map(({ key, title, width }) => ({ key, header: say(title), width }))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  const head = sheet.getRow(1)
  head.font = { bold: true }
  head.commit()
  return {
    add(row) {
      const line = sheet.addRow(Object.fromEntries(columns.map(({ key }) => [key, written(row[key] ?? null)])))
      for (const [index, { key }] of columns.entries())
        if (row[key] instanceof Date) line.getCell(index + 1).numFmt = 'yyyy-mm-dd hh:mm'
      line.commit()
    },
    async close(rows) {
      sheet.commit()
      const facts = book.addWorksheet(say('desk:workbook.about'))
      facts.columns = [{ width: 16 }, { width: 80 }]
      for (const line of factsOf(about, rows, say)) facts.addRow(line).commit()
      facts.commit()
      await book.commit()
    },
  }
}

function factsOf(about: Provenance, rows: number, say: (key: string) => string): [string, string | number][] {
  const filters = Object.entries(about.query).map(([name, value]) => `${name} = ${String(value)}`)
  const none = say('desk:workbook.none')
  return [
    [say('desk:workbook.who'), `${about.name} (${about.account})`],
    [say('desk:workbook.when'), wallClock(about.at)],
    [say('desk:workbook.why'), about.reason ?? none],
    [say('desk:workbook.filters'), filters.length > 0 ? filters.join('; ') : none],
    [say('desk:workbook.rows'), rows],
  ]
}

/** The library knows dates without a zone: it is given the wall clock of Shanghai. Control signs are no XML. */
function written(value: Cell): Cell {
  if (value instanceof Date) return new Date(value.getTime() + SHANGHAI_MS)
  return typeof value === 'string' ? value.replaceAll(/(?![\n\t])\p{Cc}|\p{Cs}/gu, '').slice(0, 32_000) : value
}

function wallClock(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/** In a header `&` begins a code; 255 signs are the most a program takes. */
function plain(text: string): string {
  return text.replaceAll('&', '&&').slice(0, 240)
}

/**
 * The streaming writer puts the picture before header and footer; the schema has them the other way round, and Excel
 * then offers to repair the file. Trading the two writers' places mends it.
 */
function inSchemaOrder(sheet: object): void {
  const parts = sheet as { _writeBackground: () => void; _writeHeaderFooter: () => void }
  const [background, header] = [parts._writeBackground, parts._writeHeaderFooter]
  parts._writeBackground = header
  parts._writeHeaderFooter = background
}

/** A pale slanted line of words, to be tiled behind the cells. */
async function watermark(words: string): Promise<Buffer> {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="320">
    <text x="320" y="170" text-anchor="middle" transform="rotate(-20 320 160)" font-size="22" fill="#5B6470"
      fill-opacity="0.16" font-family="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif">${escaped}</text></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
