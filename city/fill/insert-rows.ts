import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'

/** A value for every column: what is left out becomes null, not the column's default. */
export type FullRow<T extends keyof DB> = { [Column in keyof DB[T]]: unknown }

const BATCH = 1000

/**
 * Inserts many rows of one table. A batch is one statement with one parameter, so that neither the number of
 * parameters nor the building of the statement limits it.
 */
export async function insertRows<T extends keyof DB>(
  db: Kysely<DB>,
  table: T,
  rows: readonly FullRow<T>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = JSON.stringify(rows.slice(from, from + BATCH))
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${batch}::json)`.execute(
      db,
    )
  }
}
