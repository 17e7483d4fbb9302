import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { DomainError } from '#platform/error.ts'
import type { Line } from './line.ts'

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/** Lines of a CSV, empty ones left out; separated by commas, semicolons or tabs, whichever its head uses most. */
export function readCsv(text: string): Line[] {
  try {
    const found = records.parse(
      parse(text, {
        bom: true,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        delimiter: delimiterOf(text),
      }),
    )
    return found.map(({ record, info }) => ({ row: info.lines, cells: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(Reflect.get(error, 'lines') ?? 0)
    throw new DomainError('platform.table_malformed', { status: 422, field: 'file', params: { line } })
  }
}

const delimiters = [',', ';', '\t']
const HEAD = 2000

function delimiterOf(text: string): string {
  const head = text.slice(0, HEAD)
  const counts = delimiters.map(delimiter => head.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}
