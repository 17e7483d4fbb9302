import { verifyPassword } from 'better-auth/crypto'
import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { adminRoles } from '#kernel/people/index.ts'
import { shippedPasswords } from '../password-policy.ts'

/**
 * Throws when an account still has a password that ships with the system; called at start in production mode.
 * Looks at hashes shared by several accounts (a demonstration fill) and at those of administrators and operators:
 * verifying every account of a city would take hours.
 */
export async function refuseShippedPasswords(db: Kysely<DB>): Promise<void> {
  const suspects = await db
    .selectFrom('auth.account as account')
    .innerJoin('auth.user as user', 'user.id', 'account.user_id')
    .leftJoin('people.post as post', join =>
      join.on(sql<boolean>`post.person_id = "user".person_id`).on('post.role', 'in', [...adminRoles, 'city_operator']),
    )
    .where('account.password', 'is not', null)
    .where('user.disabled_at', 'is', null)
    .groupBy('account.password')
    .having(sql<boolean>`count(distinct account.id) > 1 or count(post.id) > 0`)
    .select(['account.password', sql<string>`min("user".username)`.as('username')])
    .limit(200)
    .execute()
  for (const { password, username } of suspects) {
    const found = await firstMatch(password ?? '')
    if (found)
      throw new Error(`Account ${username} still has a password that ships with the system; change it or disable it`)
  }
}

async function firstMatch(hash: string): Promise<boolean> {
  for (const password of shippedPasswords) if (await verifyPassword({ hash, password })) return true
  return false
}
