import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from './open.ts'

const directory = new URL('../../db/migrations/', import.meta.url)

/**
 * Applies what is missing, forward only, each file in one transaction.
 * Throws when a file that has been applied was edited since: history is not rewritten.
 */
export async function migrate(database: Database): Promise<string[]> {
  await database.script(
    'create table if not exists public.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  )
  const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from public.migration`.execute(
    database.db,
  )
  const known = new Map(rows.map(row => [row.name, row.sha256]))
  const applied: string[] = []
  for (const { name, text, sha256 } of migrations()) {
    const before = known.get(name)
    if (before !== undefined && before !== sha256) throw new Error(`Migration ${name} was edited after it was applied`)
    if (before !== undefined) continue
    // One multi-statement message is one implicit transaction; the ledger row is part of it.
    await database.script(
      `begin;\n${text}\ninsert into public.migration (name, sha256) values ('${name}', '${sha256}');\ncommit;`,
    )
    applied.push(name)
  }
  return applied
}

function migrations(): { name: string; text: string; sha256: string }[] {
  return readdirSync(directory)
    .filter(name => /^\d{8}-\d{4}-[a-z-]+\.sql$/.test(name))
    .toSorted()
    .map(name => {
      const text = readFileSync(new URL(name, directory), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}
