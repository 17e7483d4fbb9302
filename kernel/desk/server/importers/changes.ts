import type { Change, ImportRow } from '../imports/importer.ts'

/** What a row says differently from what is there; where it says nothing, nothing changes. */
export function changesOf(
  row: ImportRow,
  before: Readonly<Record<string, string | number | null | undefined>>,
): Change[] {
  return Object.entries(before).flatMap(([column, was]) => {
    const after = row.values[column] ?? ''
    return after === '' || after === String(was ?? '') ? [] : [{ column, before: String(was ?? ''), after }]
  })
}

/** Every cell of a row that says something: all of it is new. */
export function newCells(row: ImportRow): Change[] {
  return Object.entries(row.values).flatMap(([column, after]) => (after === '' ? [] : [{ column, before: '', after }]))
}
