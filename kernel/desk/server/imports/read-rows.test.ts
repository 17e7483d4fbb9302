import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messages as people } from '#kernel/people/index.ts'
import { messages as territory } from '#kernel/territory/index.ts'
import { locales, registerMessages, translate } from '#platform/i18n.ts'
import { readTable, writeCsv, writeWorkbook } from '#platform/table/index.ts'
import { messages } from '../../index.ts'
import { areasImporter } from '../importers/areas.ts'
import { organisationsImporter } from '../importers/organisations.ts'
import { peopleImporter } from '../importers/people.ts'
import { findHeader } from './find-header.ts'
import type { ImportColumn, Importer } from './importer.ts'
import { readRows } from './read-rows.ts'

registerMessages('desk', messages)
registerMessages('people', people)
registerMessages('territory', territory)

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map(text => text.replaceAll(/\p{Cc}|\p{Cs}|\p{Cf}|\uFEFF/gu, '').trim())
  .filter(text => text !== '')

/** What somebody may write in a cell, and how it is understood. */
function cellOf(column: ImportColumn): fc.Arbitrary<{ written: string; read: string }> {
  const said = sayingOf(column)
  return column.required ? said : fc.oneof(said, fc.constant({ written: '', read: '' }))
}

function sayingOf({ choices, form }: ImportColumn): fc.Arbitrary<{ written: string; read: string }> {
  if (choices)
    return fc
      .tuple(fc.constantFrom(...choices), fc.constantFrom(...locales))
      .map(([choice, locale]) => ({ written: translate(locale, choice.title), read: choice.value }))
  if (form === 'date')
    return fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map(at => {
      const read = at.toISOString().slice(0, 10)
      const [year, month, day] = read.split('-').map(Number)
      return { written: `${year}年${month}月${day}日`, read }
    })
  if (form === 'integer') return fc.nat(999).map(count => ({ written: String(count), read: String(count) }))
  if (form === 'code') return fc.stringMatching(/^[1-9]\d{5,17}$/).map(code => ({ written: code, read: code }))
  return fc
    .oneof(word, fc.constantFrom('=1+1', '-户外', '+86 551', '@全体', "'=x"))
    .map(text => ({ written: text, read: text }))
}

test.each<[string, Importer]>([
  ['areas', areasImporter],
  ['organisations', organisationsImporter],
  ['people', peopleImporter],
])('law: a template of %s filled in with what its columns allow is read back equal', async (_kind, importer) => {
  const { columns } = importer
  const rows = fc.array(fc.tuple(...columns.map(cellOf)), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(...locales), async (filled, locale) => {
      const headers = columns.map(({ title }) => translate(locale, title))
      const table = [
        columns.map(({ example }) => example[locale]),
        ...filled.map(row => row.map(({ written }) => written)),
      ]
      const workbook = await writeWorkbook({ name: '表', headers, rows: table })
      for (const bytes of [workbook, Buffer.from(writeCsv(headers, table))]) {
        const lines = await readTable(bytes)
        const read = readRows(lines, findHeader(lines, columns), columns)
        expect(read.flatMap(({ faults }) => faults)).toEqual([])
        expect(read.map(({ values }) => columns.map(({ key }) => values[key]))).toEqual(
          filled.map(row => row.map(cell => cell.read)),
        )
      }
    }),
    { numRuns: 25 },
  )
})
