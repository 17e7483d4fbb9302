import type { Line } from '#platform/table/index.ts'
import type { Header } from './find-header.ts'
import type { StoredChange, StoredFault } from './import-rows.ts'
import type { Fault, ImportCtx, Importer, ImportRow, Verdict } from './importer.ts'
import { readRows } from './read-rows.ts'

/** What a file would do: its rows in the order they are applied, each with what became of it. */
export interface Checked {
  rows: { row: ImportRow; verdict: Verdict }[]
  counts: { created: number; changed: number; unchanged: number; wrong: number }
  faults: StoredFault[]
  preview: StoredChange[]
}

/** Columns the kind cannot do without that the file has not been found to have. */
export function missingColumns({ columns }: Importer, { mapping }: Header): string[] {
  return columns.filter(({ key, required }) => required && (mapping[key] ?? null) === null).map(({ key }) => key)
}

/** Reads only. Rows whose cells are wrong by themselves are not compared any further. */
export async function checkLines(
  lines: readonly Line[],
  header: Header,
  { importer, ctx }: { importer: Importer; ctx: ImportCtx },
): Promise<Checked> {
  const read = readRows(lines, header, importer.columns)
  const sound = importer.order(read.filter(row => row.faults.length === 0))
  const verdicts = new Map((await importer.check(sound, ctx)).map(verdict => [verdict.row, verdict]))
  const broken = read.filter(row => row.faults.length > 0)
  const rows = [
    ...broken.map(row => ({ row, verdict: { row: row.row, outcome: 'wrong' as const, faults: row.faults } })),
    ...sound.flatMap(row => {
      const verdict = verdicts.get(row.row)
      return verdict ? [{ row, verdict }] : []
    }),
  ]
  return {
    rows,
    counts: countsOf(rows.map(({ verdict }) => verdict)),
    faults: rows
      .flatMap(({ row, verdict }) => (verdict.outcome === 'wrong' ? faultsOf(row, verdict.faults) : []))
      .toSorted((a, b) => a.row - b.row),
    preview: rows
      .flatMap(({ verdict }) =>
        verdict.outcome === 'create' || verdict.outcome === 'change'
          ? [{ row: verdict.row, outcome: verdict.outcome, changes: verdict.changes }]
          : [],
      )
      .toSorted((a, b) => a.row - b.row)
      .slice(0, PREVIEWED),
  }
}

const PREVIEWED = 100

export function faultsOf(row: ImportRow, faults: readonly Fault[]): StoredFault[] {
  return faults.map(fault => ({
    row: row.row,
    value: fault.column === null ? '' : (row.values[fault.column] ?? ''),
    ...fault,
  }))
}

function countsOf(verdicts: readonly Verdict[]): Checked['counts'] {
  const of = (outcome: Verdict['outcome']) => verdicts.filter(verdict => verdict.outcome === outcome).length
  return { created: of('create'), changed: of('change'), unchanged: of('same'), wrong: of('wrong') }
}
