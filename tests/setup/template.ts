import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openPglite, openPostgres } from '#platform/db/index.ts'
import { administer, withDatabase } from './postgres.ts'
import { prepareTestDatabase } from './test-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    template: { kind: 'pglite'; dataDir: string } | { kind: 'postgres'; url: string; database: string }
  }
}

/** Builds the database every HTTP test starts from, once per run: migrated, with dictionaries and the small test city. */
export async function setup(project: TestProject): Promise<() => Promise<void> | void> {
  if (project.config.env.TEST_DATABASE === 'postgres') return postgresTemplate(project)
  // A directory is copied in no time; an image loaded into memory takes seconds of every test file.
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-template-'))
  const template = await openPglite({ dataDir })
  await prepareTestDatabase(template)
  await template.close()
  project.provide('template', { kind: 'pglite', dataDir })
  return () => rmSync(dataDir, { recursive: true, force: true })
}

async function postgresTemplate(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('The PostgreSQL tests need DATABASE_URL; `npm test` finds or starts a server by itself')
  const database = `jinlin_test_template_${process.pid}`
  await administer(url, `create database ${database}`)
  const template = openPostgres(withDatabase(url, database), 4)
  await prepareTestDatabase(template)
  await template.close()
  project.provide('template', { kind: 'postgres', url, database })
  return () => administer(url, `drop database if exists ${database} with (force)`)
}
