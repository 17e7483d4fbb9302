import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

/** The repository's root: every path a script prints or writes is relative to it. */
export const root = join(import.meta.dirname, '../..')

/** An empty in-memory database with every migration applied, in file order. The caller closes it. */
export async function freshDatabase(): Promise<PGlite> {
  const database = await PGlite.create()
  const folder = join(root, 'db/migrations')
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  for (const name of names) await database.exec(await readFile(join(folder, name), 'utf8'))
  return database
}
