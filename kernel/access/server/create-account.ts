import { hashPassword as hash } from 'better-auth/crypto'
import type { Insertable, Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { newId } from '#kernel/ids/index.ts'
import { syntheticEmail } from './better-auth.ts'

export interface NewAccount {
  personId: string
  /** Shown in histories of sign-ins; the person's own name otherwise. */
  name: string
  username: string
  /** From {@link hashPassword}; many accounts may be given one and the same. */
  passwordHash: string
  mustChangePassword?: boolean
  now: Date
}

/** The library's own hash of a password; slow on purpose (some 80 ms), so make it once for many accounts. */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

/** The rows of one account in the library's shapes, for inserting thousands at once: users first, then credentials. */
export function accountRows(account: NewAccount): {
  user: Insertable<DB['auth.user']> & { id: string }
  credential: Insertable<DB['auth.account']>
} {
  const id = newId(account.now)
  return {
    user: {
      id,
      name: account.name,
      email: syntheticEmail(),
      username: account.username,
      person_id: account.personId,
      must_change_password: account.mustChangePassword ?? false,
      created_at: account.now,
      updated_at: account.now,
    },
    credential: {
      id: newId(account.now),
      account_id: id,
      provider_id: 'credential',
      user_id: id,
      password: account.passwordHash,
      created_at: account.now,
      updated_at: account.now,
    },
  }
}

/** Makes one account and returns its id. The username must be free; the database refuses a second one. */
export async function createAccount(db: Kysely<DB>, account: NewAccount): Promise<string> {
  const { user, credential } = accountRows(account)
  await db.insertInto('auth.user').values(user).execute()
  await db.insertInto('auth.account').values(credential).execute()
  return user.id
}
