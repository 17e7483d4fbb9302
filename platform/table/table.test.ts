import excel from 'exceljs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readTable, writeCsv, writeWorkbook } from './index.ts'

const word = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map(text => text.replaceAll(/\p{Cc}|\p{Cs}|\p{Cf}|\uFEFF/gu, '').trim())
const dangerous = fc.constantFrom('=1+1', '+86 551', '-3', '@SUM(A1)', "'=x", "''-y", '"quoted", text', 'a;b', '一\n二')
const cell = fc.oneof(word, dangerous)
const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 }))
  .chain(([width, height]) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
  )
  .filter(rows => rows.every(row => row.some(text => text !== '')))

const padded = (lines: { cells: string[] }[], width: number) =>
  lines.map(({ cells }) => Array.from({ length: width }, (_, index) => cells[index] ?? ''))

test('law: what is written is read back equal, as .xlsx and as CSV, and no cell begins like a formula', async () => {
  await fc.assert(
    fc.asyncProperty(table, async rows => {
      const headers = (rows[0] ?? []).map((_, index) => `列${index}`)
      const workbook = await writeWorkbook({ name: '表', headers, rows })
      const csv = writeCsv(headers, rows)
      for (const bytes of [workbook, Buffer.from(csv)])
        expect(padded((await readTable(bytes)).slice(1), headers.length)).toEqual(rows)
      const cells: string[][] = parse(csv, { bom: true })
      expect(cells.flat().filter(text => /^[=+\-@]/.test(text))).toEqual([])
      const book = new excel.Workbook()
      await book.xlsx.load(new Uint8Array(workbook).buffer)
      book.worksheets[0]?.eachRow(line => line.eachCell(found => expect(found.text).not.toMatch(/^[=+\-@]/)))
    }),
    { numRuns: 60 },
  )
})

test('formulas are their values, dates are days, and a long number does not look whole', async () => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('a')
  sheet.addRow(['值', { formula: '1+2', result: 3 }, { richText: [{ text: '街' }, { text: '道' }] }])
  sheet.addRow([new Date(Date.UTC(2026, 10, 22)), 990101003001001, 990101003001001 * 1000, true])
  sheet.addRow([{ text: '链接', hyperlink: 'https://example.org' }, null, { error: '#N/A' }])
  sheet.mergeCells('A5:C9')
  const lines = await readTable(Buffer.from(await book.xlsx.writeBuffer()))
  expect(lines.map(line => line.cells)).toEqual([
    ['值', '3', '街道'],
    ['2026-11-22', '990101003001001', '9.90101003001001e+17', 'true'],
    ['链接', '', '#N/A'],
  ])
})

test('a CSV may be UTF-8 with or without a mark, UTF-16 or GB18030, with commas, semicolons or tabs', async () => {
  const plain = '名称,代码\n东区,"99,01"\n'
  const gb = Buffer.from('c3fbb3c62cb4fac2eb0ab6abc7f82c2239392c3031220a', 'hex')
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plain.replaceAll('\n', '\r\n'), 'utf16le')])
  const semicolons = Buffer.from('名称;代码\r\n东区;99,01\r\n')
  for (const bytes of [Buffer.from(plain), Buffer.from(`\uFEFF${plain}`), gb, utf16, semicolons])
    expect((await readTable(bytes)).map(line => line.cells)).toEqual([
      ['名称', '代码'],
      ['东区', '99,01'],
    ])
})

/** A zip of one file of zeros, a thousandth of its size, which says of itself that it unpacks to nothing. */
function bomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(80 * 1024 * 1024))
  const local = Buffer.alloc(30)
  local.write('PK\u0003\u0004', 'latin1')
  const entry = Buffer.alloc(46)
  entry.write('PK\u0001\u0002', 'latin1')
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, entry, end])
}

test.each([
  ['a zip bomb', async () => bomb(), 'platform.table_too_large'],
  ['11 MB', async () => Buffer.alloc(11 * 1024 * 1024, 'a'), 'platform.table_too_large'],
  ['a picture', async () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'platform.table_unreadable'],
  ['half a zip', async () => Buffer.from('PK\u0003\u0004 and then nothing'), 'platform.table_unreadable'],
  ['an old .xls', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'platform.table_old_format'],
  ['nothing', async () => Buffer.from('\n,,\n'), 'platform.table_empty'],
  ['a quote left open', async () => Buffer.from('a,b\n"c,d\n'), 'platform.table_malformed'],
  ['20,021 lines', async () => Buffer.from('a,b\n'.repeat(20_021)), 'platform.table_too_many_rows'],
])('refuses %s', async (_what, make, code) => {
  await expect(readTable(await make())).rejects.toMatchObject({ code })
})
