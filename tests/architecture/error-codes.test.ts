import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assemble } from '#apps/server/assembly.ts'
import { contracts } from '#apps/server/contracts.ts'
import { permissions } from '#apps/server/permissions.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { aesProvider } from '#platform/crypto.ts'
import { type Database, openPostgres } from '#platform/db/index.ts'
import { errorTextKey, hasText, registerMessages } from '#platform/i18n.ts'
import { createLog } from '#platform/log.ts'
import { en } from '#platform/messages.en.ts'
import { zh } from '#platform/messages.zh.ts'
import { logOnlySms } from '#platform/sms.ts'
import { errorCodesIn } from './error-codes.ts'
import { root } from './fixture-tree.ts'
import type { TreeFile } from './tree-rules.ts'

const secret = 'architecture-architecture-architecture'
const modules = ['platform', ...contracts.map(contract => contract.name)]
let database: Database

beforeAll(async () => {
  // Putting the server together asks nothing of the database: nothing listens there.
  database = openPostgres('postgres://127.0.0.1:1/none', 1)
  const { parts } = await assemble({
    config: readConfig({ JINLIN_SECRET: secret }),
    database,
    crypto: aesProvider(secret),
    sms: logOnlySms(createLog('silent')),
    clock: systemClock,
    log: createLog('silent'),
  })
  registerMessages('platform', { zh, en })
  for (const { messages } of parts) registerMessages(messages.namespace, messages.bundle)
}, 60_000)
afterAll(() => database.close())

function sources(): TreeFile[] {
  return ['platform', 'kernel', 'features', 'apps/server'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => ({ path: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') })),
  )
}

test('every error code a caller can be answered with has its sentence in both languages', () => {
  const granted = new Set(permissions.flatMap(Object.keys))
  const found = errorCodesIn(sources(), modules).filter(({ code }) => !granted.has(code))
  expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(100)
  expect(found.filter(({ code }) => !hasText(errorTextKey(code)))).toEqual([])
})

test('a code is found wherever it is written, and one without a sentence shows', () => {
  const text = `
    throw new DomainError('matters.one')
    throw new DomainError(
      'matters.two', { status: 422 })
    if (gone) throw invalid('form.a', 'matters.three')
    throw invalid(
      at ? 'x' : 'y',
      'matters.four',
    )
    return refuse('matters.five', { field: 'a' })
    return { code: 'matters.six' }
    const fault = late ? 'matters.seven' : 'matters.eight'
    return 'matters.nine'
    const job = { name: 'matters.job', permission: 'matters.read' }
    log.info({ event: 'matters.event' })`
  const path = 'features/matters/server/probe.ts'
  const found = errorCodesIn([{ path, text }], modules).map(({ code }) => code)
  const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
  expect(new Set(found)).toEqual(new Set(names.map(name => `matters.${name}`)))
  expect(found.every(code => !hasText(errorTextKey(code)))).toBe(true)
  for (const apart of ['features/matters/server/probe.test.ts', 'features/matters/web/probe.ts', 'city/probe.ts'])
    expect(errorCodesIn([{ path: apart, text }], modules)).toEqual([])
})
