import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { type IsoDate, isAdminRole, isRole, shanghaiDate } from '#kernel/people/index.ts'
import { underScope } from '#kernel/people/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Account } from '../account-contract.ts'
import type { Scope } from '../scope.ts'

interface AccountFilter {
  name?: string | undefined
  state?: 'active' | 'locked' | 'disabled' | undefined
  cursor?: string | undefined
  limit: number
}

/** One page of staff accounts by user name. Residents' accounts are nobody's to list. */
export async function listAccounts(
  db: Kysely<DB>,
  scope: Scope,
  options: { filter: AccountFilter; now: Date },
): Promise<{ items: Account[]; next: string | null }> {
  const { filter, now } = options
  let query = accountsUnder(db, scope, now)
    .orderBy('user.username')
    .limit(filter.limit + 1)
  if (filter.name) {
    const words = `%${filter.name.replaceAll(/[\\%_]/g, match => `\\${match}`)}%`
    query = query.where(eb => eb.or([eb('person.name', 'ilike', words), eb('user.username', 'ilike', words)]))
  }
  if (filter.state === 'disabled') query = query.where('user.disabled_at', 'is not', null)
  if (filter.state === 'locked') query = query.where('user.locked_until', '>', now)
  if (filter.state === 'active')
    query = query
      .where('user.disabled_at', 'is', null)
      .where(eb => eb.or([eb('user.locked_until', 'is', null), eb('user.locked_until', '<=', now)]))
  if (filter.cursor) query = query.where('user.username', '>', String(decodeCursor(filter.cursor, 1)[0]))
  const rows = await query.execute()
  const shown = rows.slice(0, filter.limit)
  const last = rows.length > filter.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(row => toAccount(row, now)),
    next: last ? encodeCursor([last.username]) : null,
  }
}

export async function findAccount(
  db: Kysely<DB>,
  scope: Scope,
  of: { id: string; now: Date },
): Promise<Account | null> {
  const row = await accountsUnder(db, scope, of.now).where('user.id', '=', of.id).executeTakeFirst()
  return row ? toAccount(row, of.now) : null
}

export function holdsAdminPost(account: Account): boolean {
  return account.roles.some(isAdminRole)
}

/** Accounts of staff with a post within reach, and of those who have no post yet. */
function accountsUnder(db: Kysely<DB>, scope: Scope, now: Date) {
  const date = shanghaiDate(now)
  const reached = postsOf(db, date).where(eb => underScope(eb, scope, 'post.area_code'))
  return db
    .selectFrom('auth.user as user')
    .innerJoin('people.person as person', join => join.on(sql<boolean>`person.id = "user".person_id`))
    .where('person.kind', '=', 'staff')
    .where(sql<boolean>`(exists (${reached}) or not exists (${postsOf(db, date)}))`)
    .select(['user.id', 'user.username', 'user.disabled_at', 'user.locked_until', 'user.must_change_password'])
    .select('user.second_factor_at')
    .select(['person.id as person_id', 'person.name'])
    .select(sql<string[]>`array(select distinct p.role from (${postsOf(db, date)}) as p order by p.role)`.as('roles'))
    .select(sql<Date | null>`(select max(s.updated_at) from auth.session as s where s.user_id = "user".id)`.as('seen'))
}

function postsOf(db: Kysely<DB>, date: IsoDate) {
  return db
    .selectFrom('people.post as post')
    .select('post.role')
    .where(sql<boolean>`post.person_id = person.id`)
    .where('post.valid_from', '<=', date)
    .where(eb => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', date)]))
}

type Row = Awaited<ReturnType<ReturnType<typeof accountsUnder>['executeTakeFirstOrThrow']>>

function toAccount(row: Row, now: Date): Account {
  return {
    id: row.id,
    username: row.username,
    personId: row.person_id,
    personName: row.name,
    roles: row.roles.filter(isRole),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    lockedUntil: row.locked_until && row.locked_until > now ? row.locked_until.toISOString() : null,
    mustChangePassword: row.must_change_password,
    secondFactor: row.second_factor_at !== null,
    lastSeenAt: row.seen?.toISOString() ?? null,
  }
}
