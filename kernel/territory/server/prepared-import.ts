import type { Tx } from '#platform/tx.ts'
import type { ImportReport } from '../import-report.ts'

export interface ImportOptions {
  /** Look, count and report, but write nothing. */
  dryRun?: boolean
  /** Rows settled so far, rejected ones included, of all rows. */
  onProgress?: (done: number, total: number) => void
  /** Areas the caller may change; all unless said otherwise. */
  mayEdit?: (code: string) => boolean
}

/** A file compared with the database: what will be written, in portions that may be committed one by one. */
export interface PreparedImport {
  report: ImportReport
  portions: { rows: number; apply: (tx: Tx) => Promise<void> }[]
}

export const PORTION = 500

/** Cuts rows into portions of one write each. */
export function portionsOf<T>(rows: readonly T[], apply: (tx: Tx, portion: T[]) => Promise<void>, size = PORTION) {
  const count = Math.ceil(rows.length / size)
  return Array.from({ length: count }, (_, index) => {
    const portion = rows.slice(index * size, (index + 1) * size)
    return { rows: portion.length, apply: (tx: Tx) => apply(tx, portion) }
  })
}

/** Rows that need no write: rejected and unchanged ones. */
export function settledRows({ report, portions }: PreparedImport): number {
  return report.total - portions.reduce((rows, portion) => rows + portion.rows, 0)
}

/** Writes all portions in the caller's transaction, or, dry, none. */
export async function perform(tx: Tx, prepared: PreparedImport, options: ImportOptions): Promise<ImportReport> {
  const { report, portions } = prepared
  let done = settledRows(prepared)
  options.onProgress?.(done, report.total)
  for (const portion of portions) {
    if (!options.dryRun) await portion.apply(tx)
    done += portion.rows
    options.onProgress?.(done, report.total)
  }
  return report
}
