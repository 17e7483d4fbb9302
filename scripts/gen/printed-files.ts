import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { completeLock } from './complete-lock.ts'
import { freshDatabase, root } from './fresh-database.ts'
import { printOpenApi } from './print-openapi.ts'
import { printSchema } from './print-schema.ts'
import { printTables } from './print-tables.ts'

export interface PrintedFile {
  /** Relative to the repository's root. */
  path: string
  text: string
}

/** Every committed file that is printed from the migrations, the contracts or the packages, as it should read now. */
export async function printAll(): Promise<PrintedFile[]> {
  const database = await freshDatabase()
  try {
    return [
      { path: 'db/tables.gen.ts', text: await printTables(database) },
      { path: 'db/schema.sql', text: await printSchema(database) },
      { path: 'docs/openapi.json', text: printOpenApi() },
      { path: 'package-lock.json', text: completeLock(await readFile(join(root, 'package-lock.json'), 'utf8')) },
    ]
  } finally {
    await database.close()
  }
}

/** The files whose committed text differs from the given one (a missing file differs). */
export async function outOfDate(printed: PrintedFile[]): Promise<PrintedFile[]> {
  const committed = await Promise.all(
    printed.map(file => readFile(join(root, file.path), 'utf8').catch(() => undefined)),
  )
  return printed.filter((file, index) => committed[index] !== file.text)
}
