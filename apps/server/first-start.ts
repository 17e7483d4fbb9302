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
  /** Printed once: the only account of a new production database. */
  administrator?: { username: string; password: string }
}

/**
 * Fills an empty database: the demo city in demo mode, dictionaries and one administrator in production.
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
      : { demo: false, administrator: await firstAdministrator(database, config, now) }
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
  if (start.administrator) {
    const { username, password } = start.administrator
    lines.push('', `First account, shown once: ${username} ${password} (to be changed at the first sign-in)`)
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function readDemo(database: Database): Promise<boolean> {
  const row = await database.db
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', 'demo')
    .executeTakeFirst()
  return row?.value === true
}

/** The root of the city's tree, and one person who may set the rest up; the areas under it are imported next. */
async function firstAdministrator(
  database: Database,
  config: Config,
  now: Date,
): Promise<{ username: string; password: string }> {
  const { db } = database
  const root = config.cityCode
  if (!root)
    throw new Error('A new production database needs JINLIN_CITY, the four-digit code of the city, such as 3411.')
  const password = `${randomBytes(9).toString('base64url')}-Aa1`
  const personId = newId(now)
  const today = now.toISOString().slice(0, 10)
  await db
    .insertInto('territory.area')
    .values({ code: root, name: root, level: 'city', valid_from: today })
    .onConflict(conflict => conflict.column('code').doNothing())
    .execute()
  await db
    .insertInto('people.person')
    .values({ id: personId, kind: 'staff', name: '系统管理员', created_at: now })
    .execute()
  await db
    .insertInto('people.post')
    .values({ id: newId(now), person_id: personId, role: 'system_admin', area_code: root, valid_from: today })
    .execute()
  await createAccount(db, {
    personId,
    name: '系统管理员',
    username: 'admin',
    passwordHash: await hashPassword(password),
    mustChangePassword: true,
    now,
  })
  await db
    .insertInto('platform.setting')
    .values({ key: 'demo', value: jsonb(false), updated_at: now })
    .onConflict(conflict => conflict.column('key').doNothing())
    .execute()
  return { username: 'admin', password }
}
