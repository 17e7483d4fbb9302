import type { Scope } from '#kernel/access/index.ts'
import type { Db } from '#platform/db/index.ts'
import { type Gazetteer, loadGazetteer, placeSheet, type SheetFault } from './place-sheet.ts'
import type { SheetRow } from './sheet-file.ts'

export interface CheckedRow extends SheetRow {
  faults: SheetFault[]
}

const LONGEST = 2000

/** Every row with what is wrong with it. Reads only. */
export async function checkSheets(
  db: Db,
  rows: readonly SheetRow[],
  by: { scope: Scope; now: Date },
): Promise<CheckedRow[]> {
  const gazetteer = await loadGazetteer(db, by.scope, by.now)
  const first = new Map<string, number>()
  const checked: CheckedRow[] = []
  for (const row of rows) {
    const number = row.sheet.number ?? ''
    const twice = number === '' ? undefined : first.get(number)
    if (twice === undefined) first.set(number, row.row)
    checked.push({ ...row, faults: [...ownFaults(row, twice), ...(await placeFaults(db, row, gazetteer))] })
  }
  return checked
}

function ownFaults({ sheet }: SheetRow, twice: number | undefined): SheetFault[] {
  const faults: SheetFault[] = []
  if (!sheet.number) faults.push({ code: 'number_missing' })
  if (twice !== undefined) faults.push({ code: 'number_twice', params: { row: twice } })
  if (!sheet.content) faults.push({ code: 'content_missing' })
  if ((sheet.content ?? '').length > LONGEST) faults.push({ code: 'content_long' })
  return faults
}

async function placeFaults(db: Db, row: SheetRow, gazetteer: Gazetteer): Promise<SheetFault[]> {
  const found = await placeSheet(db, row.sheet, gazetteer)
  return 'faults' in found ? found.faults : []
}

/** Which of the numbers have been taken in before, wherever they went. */
export async function knownSheets(db: Db, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await db
    .selectFrom('matters.worksheet')
    .select('sheet_number')
    .where('sheet_number', 'in', numbers)
    .execute()
  return new Set(rows.map(row => row.sheet_number))
}
