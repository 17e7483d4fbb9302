import type { PGlite } from '@electric-sql/pglite'
import { pgDump } from '@electric-sql/pglite-tools/pg_dump'

const HEADER = `-- The schema after every migration, for reading and for review. Printed by \`npm run gen\`; never edited by hand.
`

/** Lines that say which program dumped, or set up a session: they differ between versions, not between schemas. */
const NOISE = /^(--|SET |SELECT pg_catalog\.set_config|\\(un)?restrict)/

/** The text of db/schema.sql for the given database: pg_dump's own order, so equal schemas print equally. */
export async function printSchema(database: PGlite): Promise<string> {
  const dump = await pgDump({ pg: database, args: ['--schema-only', '--no-owner', '--no-privileges'] })
  const lines = (await dump.text()).split('\n').filter(line => !NOISE.test(line))
  return (
    HEADER +
    lines
      .join('\n')
      .replace(/\n{2,}/g, '\n\n')
      .trimEnd() +
    '\n'
  )
}
