import { localDate } from '#kernel/calendar/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { ImportReport } from '../import-report.ts'
import { knownAreas } from './known-areas.ts'
import { type DivisionRow, parseDivisions } from './parse-divisions.ts'
import { planDivisions } from './plan-divisions.ts'
import { type ImportOptions, perform, portionsOf, type PreparedImport } from './prepared-import.ts'
import { recordNames } from './record-name.ts'

/**
 * Takes in a divisions CSV: unknown codes are created from today on, known ones renamed when the name differs, and every
 * row that cannot be taken in is reported with line, field and reason while the others go in. Running a file twice
 * changes nothing the second time.
 */
export async function importDivisions(tx: Tx, csvText: string, options: ImportOptions = {}): Promise<ImportReport> {
  return perform(tx, await prepareDivisions(tx, csvText, options), options)
}

export async function prepareDivisions(tx: Tx, csvText: string, options: ImportOptions): Promise<PreparedImport> {
  const today = localDate(tx.now)
  const { columns, total, rows, errors } = parseDivisions(csvText)
  const known = await knownAreas(
    tx.db,
    rows.map(row => row.code),
    today,
  )
  const plan = planDivisions(rows, known, options.mayEdit ?? (() => true))
  const rejected = [...errors, ...plan.errors]
  return {
    report: {
      dryRun: options.dryRun ?? false,
      total,
      created: plan.create.length,
      changed: plan.rename.length,
      unchanged: plan.unchanged,
      rejected: rejected.length,
      errors: rejected,
      columns,
    },
    portions: [...portionsOf(plan.create, create), ...portionsOf(plan.rename, rename)],
  }
}

async function create(tx: Tx, rows: DivisionRow[]): Promise<void> {
  const today = localDate(tx.now)
  await tx.db
    .insertInto('territory.area')
    .values(
      rows.map(row => ({
        code: row.code,
        level: row.level,
        parent_code: row.parentCode,
        name: row.name,
        valid_from: today,
      })),
    )
    .onConflict(conflict => conflict.column('code').doNothing())
    .execute()
}

async function rename(tx: Tx, rows: DivisionRow[]): Promise<void> {
  const before = await tx.db
    .selectFrom('territory.area')
    .select(['code', 'name', 'valid_from'])
    .where(
      'code',
      'in',
      rows.map(row => row.code),
    )
    .forUpdate()
    .execute()
  const names = new Map(rows.map(row => [row.code, row.name]))
  await recordNames(
    tx,
    before.map(({ code, name, valid_from }) => ({
      code,
      from: { name, validFrom: valid_from },
      to: names.get(code) ?? name,
      on: localDate(tx.now),
    })),
  )
}
