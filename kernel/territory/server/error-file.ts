import { type Locale, translate } from '#platform/i18n.ts'
import { writeCsv } from '#platform/table/index.ts'
import type { RowError } from '../import-report.ts'

/** The sentence of a row error in one language. */
export function rowSentence(error: Pick<RowError, 'reason' | 'params'>, locale: Locale): string {
  return translate(locale, `territory:rows.${error.reason}`, error.params)
}

/**
 * The rejected rows as they came in, with line, field and 错误原因, as CSV that spreadsheets open: with a byte order mark,
 * CRLF, and no cell that a spreadsheet would run as a formula.
 */
export function errorFile(columns: readonly string[], errors: readonly RowError[], locale: Locale): string {
  const heading = (key: string) => translate(locale, `territory:errorFile.${key}`)
  const lines = errors
    .toSorted((a, b) => a.line - b.line)
    .map(error => [
      ...columns.map((_column, index) => error.row[index] ?? ''),
      String(error.line),
      error.field,
      rowSentence(error, locale),
    ])
  return writeCsv([...columns, heading('line'), heading('field'), heading('reason')], lines)
}
