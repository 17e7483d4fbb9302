/**
 * `npm run gen` writes every file that is printed from another source of truth; `npm run gen -- --check` only says
 * which of them are out of date, and fails if any is.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './gen/fresh-database.ts'
import { outOfDate, printAll } from './gen/printed-files.ts'

const printed = await printAll()
const stale = await outOfDate(printed)
const checkOnly = process.argv.includes('--check')
for (const file of stale) {
  if (!checkOnly) await writeFile(join(root, file.path), file.text)
  console.log(`${checkOnly ? 'out of date' : 'written'}: ${file.path}`)
}
if (stale.length === 0) console.log('every printed file is up to date')
process.exitCode = checkOnly && stale.length > 0 ? 1 : 0
