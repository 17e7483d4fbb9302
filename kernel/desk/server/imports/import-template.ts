import { type Locale, translate } from '#platform/i18n.ts'
import { writeCsv, writeWorkbook } from '#platform/table/index.ts'
import type { z } from 'zod'
import type { importColumn, importKindView } from '../../import-shapes.ts'
import type { ImportColumn, Importer } from './importer.ts'

export function showColumn(column: ImportColumn, locale: Locale): z.output<typeof importColumn> {
  return {
    key: column.key,
    title: translate(locale, column.title),
    required: column.required ?? false,
    help: translate(locale, column.help),
    example: column.example[locale],
    choices: (column.choices ?? []).map(choice => translate(locale, choice.title)),
  }
}

export function showKind({ kind, columns }: Importer, locale: Locale): z.output<typeof importKindView> {
  return {
    kind,
    name: translate(locale, `desk:importKinds.${kind}.name`),
    lead: translate(locale, `desk:importKinds.${kind}.lead`),
    columns: columns.map(column => showColumn(column, locale)),
  }
}

/** A file to fill in, in the language of whoever asks. */
export async function writeTemplate(importer: Importer, format: 'xlsx' | 'csv', locale: Locale): Promise<Buffer> {
  const { name, lead, columns } = showKind(importer, locale)
  const say = (key: string) => translate(locale, `desk:importTemplate.${key}`)
  const headers = columns.map(({ title }) => title)
  const example = columns.map(column => column.example)
  if (format === 'csv') return Buffer.from(writeCsv(headers, [example]))
  const facts = columns.map(column => [
    column.title,
    say(column.required ? 'yes' : 'no'),
    column.help,
    column.choices.join(locale === 'zh' ? '、' : ', '),
    column.example,
  ])
  return writeWorkbook(
    { name, headers, rows: [example] },
    {
      name: say('sheet'),
      headers: ['column', 'required', 'help', 'choices', 'example'].map(say),
      rows: [
        ...facts,
        [say('rules'), '', lead, '', ''],
        ...['empty', 'again', 'sample'].map(key => ['', '', say(key), '', '']),
      ],
      widths: [20, 8, 70, 50, 30],
    },
  )
}
