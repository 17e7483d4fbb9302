import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { demoPassword } from '#kernel/access/index.ts'
import { accountRows, hashPassword } from '#kernel/access/server/index.ts'
import { jsonb } from '#platform/db/index.ts'
import type { City } from '../city.ts'
import { personas } from '../personas.ts'

/** One account for every persona, all with the password that ships with the demonstration. */
export async function openAccounts(db: Kysely<DB>, city: City, now: Date): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  const accounts = personas.flatMap(persona => {
    const person = city.cast.get(persona.username)
    return person
      ? [accountRows({ personId: person.id, name: person.name, username: persona.username, passwordHash, now })]
      : []
  })
  await db
    .insertInto('auth.user')
    .values(accounts.map(account => account.user))
    .execute()
  await db
    .insertInto('auth.account')
    .values(accounts.map(account => account.credential))
    .execute()
}

/** Marks the database as the demonstration, which production refuses to run on. */
export async function markAsDemo(db: Kysely<DB>, city: City, now: Date): Promise<void> {
  const settings = {
    demo: true,
    'demo.seed': city.seed,
    'demo.personas': personas.map(persona => persona.username),
  }
  await db
    .insertInto('platform.setting')
    .values(Object.entries(settings).map(([key, value]) => ({ key, value: jsonb(value), updated_at: now })))
    .onConflict(conflict => conflict.column('key').doUpdateSet(eb => ({ value: eb.ref('excluded.value') })))
    .execute()
}
