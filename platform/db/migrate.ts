import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from './open.ts'

const shipped = new URL('../../db/migrations/', import.meta.url)

/**
 * Applies what is missing, forward only, each file in one transaction; answers the names. Several processes may start
 * at once: each file is applied by one of them. Throws when a file that has been applied was edited since: history is
 * not rewritten. `only` leaves the others for later.
 */
export async function migrate(
  database: Database,
  directory = shipped,
  only: (name: string) => boolean = () => true,
): Promise<string[]> {
  await createLedger(database)
  const applied: string[] = []
  for (const migration of migrations(directory))
    if (only(migration.name) && (await apply(database, migration))) applied.push(migration.name)
  return applied
}

interface Migration {
  name: string
  text: string
  sha256: string
}

async function createLedger(database: Database): Promise<void> {
  const create =
    'create table if not exists public.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())'
  // Two processes that create it in the same instant both find nothing; the later one then finds it there.
  await database.script(create).catch(() => database.script(create))
}

async function apply(database: Database, migration: Migration): Promise<boolean> {
  if (await isApplied(database, migration)) return false
  const { name, text, sha256 } = migration
  try {
    // One multi-statement message is one implicit transaction. The ledger row comes first: a second process waits at
    // it until the first has finished, and then knows.
    await database.script(`insert into public.migration (name, sha256) values ('${name}', '${sha256}');\n${text}`)
    return true
  } catch (error) {
    if (await isApplied(database, migration)) return false
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

async function isApplied(database: Database, { name, sha256 }: Migration): Promise<boolean> {
  const { rows } = await sql<{ sha256: string }>`select sha256 from public.migration where name = ${name}`.execute(
    database.db,
  )
  if (rows[0] && rows[0].sha256 !== sha256) throw new Error(`Migration ${name} was edited after it was applied`)
  return rows.length > 0
}

/** What this version of the software brings, in the order it is applied. */
export function shippedMigrations(): { name: string; sha256: string }[] {
  return migrations(shipped).map(({ name, sha256 }) => ({ name, sha256 }))
}

function migrations(directory: URL): Migration[] {
  return readdirSync(directory)
    .filter(name => /^\d{8}-\d{4}-[a-z-]+\.sql$/.test(name))
    .toSorted()
    .map(name => {
      const text = readFileSync(new URL(name, directory), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}
