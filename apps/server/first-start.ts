import { randomBytes } from 'node:crypto'
import { personas } from '#city/personas.ts'
import { defaultSeed } from '#city/city.ts'
import { fillCity } from '#city/fill.ts'
import { demoPassword } from '#kernel/access/index.ts'
import { createAccount, hashPassword, refuseShippedPasswords } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import type { Config } from '#platform/config.ts'
import { type Database, jsonb } from '#platform/db/index.ts'
import { cityPorts } from './city-ports.ts'
import { progressLine } from './cli/progress.ts'
import { ensureDictionaries } from './dictionaries.ts'

export interface FirstStart {
  demo: boolean
  /** Printed once: the first accounts of a new production database. */
  administrators?: Credentials[]
}

/**
 * Fills an empty database: the demo city in demo mode, dictionaries and the three administrators in production.
 * Throws in production on a demo database or on accounts that still have a password that ships with Jinlin.
 */
export async function prepareCity(database: Database, config: Config): Promise<FirstStart> {
  const now = new Date()
  const { db } = database
  await ensureDictionaries(database, now)
  const isDemo = await readDemo(database)
  if (config.mode === 'production') {
    if (isDemo)
      throw new Error(
        'This database holds the demo city. Production needs an empty one: set DATABASE_URL or JINLIN_DATA.',
      )
    await refuseShippedPasswords(db)
    const anyAccount = await db.selectFrom('auth.user').select('id').limit(1).executeTakeFirst()
    return anyAccount
      ? { demo: false }
      : { demo: false, administrators: await firstAdministrators(database, config, now) }
  }
  const anyAccount = await db.selectFrom('auth.user').select('id').limit(1).executeTakeFirst()
  if (!anyAccount) {
    const line = progressLine('Filling the demo city')
    await fillCity(db, { seed: defaultSeed, now, ports: cityPorts(config), onProgress: line })
  }
  return { demo: await readDemo(database) }
}

/** What the terminal says when the server answers. */
export function announce(config: Config, start: FirstStart): void {
  const lines = [`Jinlin is ready at ${config.baseUrl}`]
  if (start.demo) {
    lines.push('', 'This is a demo city. Sign in with one click, or by name and password:')
    for (const persona of personas) {
      const face = `${config.baseUrl}/${persona.face}/`
      lines.push(`  ${persona.username.padEnd(14)} ${demoPassword}  ${face.padEnd(32)} ${persona.en}`)
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** At once, and not when the server answers: should it fail to start (a port in use), nobody would ever know them. */
export function announceAdministrators({ administrators = [] }: FirstStart): void {
  if (administrators.length === 0) return
  const lines = administrators.map(({ username, password }) => `  ${username.padEnd(14)} ${password}`)
  const head = 'The three administrators; these passwords are shown once and changed at the first sign-in:'
  process.stdout.write(`${[head, ...lines, ''].join('\n')}\n`)
}

async function readDemo(database: Database): Promise<boolean> {
  const row = await database.db
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', 'demo')
    .executeTakeFirst()
  return row?.value === true
}

interface Credentials {
  username: string
  password: string
}

/** One person each, by law of separation: who runs it, who grants, who reads the record (GB/T 22239, domain 8.2). */
const administrators = [
  { username: 'admin', role: 'system_admin', name: '系统管理员' },
  { username: 'security', role: 'security_admin', name: '安全管理员' },
  { username: 'audit', role: 'audit_admin', name: '审计管理员' },
] as const

/** The root of the city's tree, and the three administrators; areas, people and grants follow from them. */
async function firstAdministrators(database: Database, config: Config, now: Date): Promise<Credentials[]> {
  const root = config.cityCode
  if (!root)
    throw new Error('A new production database needs JINLIN_CITY, the four-digit code of the city, such as 3411.')
  return database.db.transaction().execute(async tx => {
    const today = now.toISOString().slice(0, 10)
    await tx
      .insertInto('territory.area')
      .values({ code: root, name: root, level: 'city', valid_from: today })
      .onConflict(conflict => conflict.column('code').doNothing())
      .execute()
    const created: Credentials[] = []
    for (const one of administrators) {
      const password = `${randomBytes(9).toString('base64url')}-Aa1`
      const personId = newId(now)
      await tx
        .insertInto('people.person')
        .values({ id: personId, kind: 'staff', name: one.name, created_at: now })
        .execute()
      await tx
        .insertInto('people.post')
        .values({ id: newId(now), person_id: personId, role: one.role, area_code: root, valid_from: today })
        .execute()
      await createAccount(tx, {
        personId,
        name: one.name,
        username: one.username,
        passwordHash: await hashPassword(password),
        mustChangePassword: true,
        now,
      })
      created.push({ username: one.username, password })
    }
    await tx
      .insertInto('platform.setting')
      .values({ key: 'demo', value: jsonb(false), updated_at: now })
      .onConflict(conflict => conflict.column('key').doNothing())
      .execute()
    return created
  })
}
