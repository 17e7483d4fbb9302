import { createServer } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract as access } from '#kernel/access/index.ts'
import { readConfig } from '#platform/config.ts'
import type { Database } from '#platform/db/index.ts'
import { install, type Installation, runProgram } from '#tests/setup/installation.ts'
import { prepareCity } from './first-start.ts'
import { startTestApp } from './testing.ts'

const PRODUCTION = { JINLIN_MODE: 'production', JINLIN_UNLIMITED: '1' }
const started: Installation[] = []
afterAll(async () => {
  for (const one of started) await one.remove()
})

async function anInstallation(from: 'template' | 'empty'): Promise<Installation> {
  const one = await install(from)
  started.push(one)
  return one
}

/** A port somebody else listens on, so that a start ends after all that comes before it. */
async function takenPort(): Promise<{ port: string; free: () => void }> {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  return { port: String(typeof address === 'object' && address ? address.port : 0), free: () => other.close() }
}

describe('a production start on an empty database', () => {
  let empty: Installation
  let out: string
  beforeAll(async () => {
    empty = await anInstallation('empty')
  })

  test('does not begin without the code of the city', async () => {
    const ran = await runProgram('apps/server/main.ts', [], { ...empty.env, ...PRODUCTION, PORT: '0' })
    expect(ran.code).toBe(1)
    expect(ran.err).toContain('Jinlin could not start: A new production database needs JINLIN_CITY')
    const wrong = await runProgram('apps/server/main.ts', [], { ...empty.env, ...PRODUCTION, JINLIN_CITY: '34' })
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('JINLIN_CITY')
  }, 120_000)

  test('shows the first passwords, even when it then cannot listen', async () => {
    const { port, free } = await takenPort()
    const env = { ...empty.env, ...PRODUCTION, JINLIN_CITY: '3411', PORT: port, HOST: '127.0.0.1' }
    const first = await runProgram('apps/server/main.ts', [], env)
    const second = await runProgram('apps/server/main.ts', [], env)
    free()
    expect(first.code).toBe(1)
    expect(first.err).toContain('EADDRINUSE')
    out = first.out
    expect(passwords().map(([name]) => name)).toEqual(['admin', 'security', 'audit'])
    expect(second.out).not.toContain('admin')
  }, 120_000)

  test('whose holders each have one office, and a password of their own to choose', async () => {
    const database = await empty.open()
    const app = await startTestApp({ database, mode: 'production' })
    try {
      expect(await rolesOf(database)).toEqual(['audit_admin', 'security_admin', 'system_admin'])
      for (const [username, password] of passwords()) {
        const reply = await app.anonymous.call(access.routes.signIn, { body: { username, password } })
        expect(reply).toMatchObject({ status: 200, body: { mustChangePassword: true } })
        const wrong = await app.anonymous.call(access.routes.signIn, { body: { username, password: `${password}!` } })
        expect(wrong.status).toBe(401)
      }
      const demo = await app.anonymous.raw({ method: 'GET', url: '/api/session/demo' })
      expect(demo.status).toBe(404)
    } finally {
      await app.close()
    }
  })

  function passwords(): [string, string][] {
    return [...out.matchAll(/^ {2}(\w+) +(\S+-Aa1)$/gm)].map(match => [match[1] ?? '', match[2] ?? ''])
  }
})

async function rolesOf(database: Database): Promise<string[]> {
  const rows = await database.db.selectFrom('people.post').select(['role', 'area_code']).orderBy('role').execute()
  expect(new Set(rows.map(row => row.area_code))).toEqual(new Set(['3411']))
  return rows.map(row => row.role)
}

test('production refuses a database that holds the demo city, and one with passwords everybody knows', async () => {
  const demo = await anInstallation('template')
  const config = readConfig({ JINLIN_DATA: demo.dataDir, JINLIN_MODE: 'production', JINLIN_CITY: '9901' })
  const database = await demo.open()
  await expect(prepareCity(database, config)).rejects.toThrow('This database holds the demo city')
  // Taking the mark away does not help: the accounts are still those of the demonstration.
  await database.db.deleteFrom('platform.setting').where('key', '=', 'demo').execute()
  await expect(prepareCity(database, config)).rejects.toThrow(/password/i)
  await database.close()
}, 60_000)
