import type { RowError, RowReason } from '../import-report.ts'
import type { DivisionRow } from './parse-divisions.ts'

export interface KnownArea {
  name: string
  closed: boolean
}

export interface DivisionPlan {
  /** Parents before children. */
  create: DivisionRow[]
  rename: DivisionRow[]
  unchanged: number
  errors: RowError[]
}

/**
 * Compares the rows of a file, in any order, with what is there. A row is refused with its parent: nothing is hung on a
 * code that was not taken in. Names change, codes never (MCA order 79): a known code with another name is a renaming.
 */
export function planDivisions(
  rows: readonly DivisionRow[],
  known: ReadonlyMap<string, KnownArea>,
  mayEdit: (code: string) => boolean,
): DivisionPlan {
  const plan: DivisionPlan = { create: [], rename: [], unchanged: 0, errors: [] }
  const accepted = new Set<string>()
  for (const row of rows.toSorted((a, b) => a.code.length - b.code.length)) {
    const fault = faultOf(row, known, accepted) ?? (mayEdit(row.code) ? null : reach(row))
    if (fault) {
      plan.errors.push({ line: row.line, row: row.row, ...fault })
      continue
    }
    accepted.add(row.code)
    const before = known.get(row.code)
    if (!before) plan.create.push(row)
    else if (before.name !== row.name) plan.rename.push(row)
    else plan.unchanged += 1
  }
  return plan
}

type Fault = Pick<RowError, 'field' | 'params'> & { reason: RowReason }

function faultOf(row: DivisionRow, known: ReadonlyMap<string, KnownArea>, accepted: ReadonlySet<string>): Fault | null {
  if (known.get(row.code)?.closed) return { field: 'code', reason: 'code_closed', params: { value: row.code } }
  const { parentCode } = row
  if (parentCode === null || accepted.has(parentCode)) return null
  const parent = known.get(parentCode)
  if (!parent) return { field: 'parent', reason: 'unknown_parent', params: { value: parentCode } }
  return parent.closed ? { field: 'parent', reason: 'parent_closed', params: { value: parentCode } } : null
}

function reach(row: DivisionRow): Fault {
  return { field: 'code', reason: 'out_of_reach', params: { value: row.code } }
}
