import { randomUUID } from 'node:crypto'
import { type Database, openPglite, openPostgres } from './open.ts'

/**
 * An empty database of its own for a test: in memory, or, when TEST_DATABASE says so, on the server DATABASE_URL names.
 * The tests of the platform stand below the assembled server and its template.
 */
export async function openEmptyDatabase(): Promise<Database> {
  const url = process.env.DATABASE_URL
  if (process.env.TEST_DATABASE !== 'postgres' || !url) return openPglite()
  const server = openPostgres(url, 1)
  const name = `jinlin_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  await server.script(`create database ${name}`)
  const own = new URL(url)
  own.pathname = name
  const database = openPostgres(own.href, 12)
  let closed: Promise<void> | undefined
  const drop = async () => {
    await database.close()
    await server.script(`drop database if exists ${name} with (force)`)
    await server.close()
  }
  return {
    ...database,
    close() {
      closed ??= drop()
      return closed
    },
  }
}
