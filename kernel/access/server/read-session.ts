import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { DB } from '#db/tables.gen.ts'
import { isRole, shanghaiDate } from '#kernel/people/index.ts'
import { type Actor, actorOf } from '../actor.ts'
import type { Policy } from '../policy.ts'

/** Staff sign in anew every day, residents every month, however busy they are. */
const LONGEST_MS = { staff: 86_400_000, resident: 30 * 86_400_000 }
/** Being seen is written down at most once a minute. */
const TOUCH_MS = 60_000

export interface LiveSession {
  id: string
  username: string | null
  locale: string | null
  mustChangePassword: boolean
  secondFactorAt: Date | null
  actor: Actor
}
export type SessionState = LiveSession | 'none' | 'ended' | 'idle'

/** The token in the library's signed cookie; null when it is missing or its signature is not ours. */
export function tokenOf(cookieHeader: string | undefined, cookie: { name: string; secret: string }): string | null {
  const pairs = (cookieHeader ?? '').split(';').map(pair => pair.trim())
  const value = pairs.find(pair => pair.startsWith(`${cookie.name}=`))?.slice(cookie.name.length + 1)
  if (value === undefined) return null
  const decoded = safeDecode(value)
  const dot = decoded.lastIndexOf('.')
  const token = decoded.slice(0, Math.max(0, dot))
  const signature = Buffer.from(decoded.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', cookie.secret).update(token).digest()
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : null
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

/** Session, account, person and posts in force in one statement; ends a session that has been idle. */
export async function readSession(
  db: Kysely<DB>,
  token: string,
  options: { now: Date; idleMinutes: number; policy: Policy },
): Promise<SessionState> {
  const { now } = options
  const row = await sessionRow(db, now).where('session.token', '=', token).executeTakeFirst()
  if (!row) return 'ended'
  const actor = toActor(row, { now, policy: options.policy })
  if (!actor || row.disabled_at !== null || age(row.created_at, now) >= LONGEST_MS[actor.kind]) return 'ended'
  const silent = age(row.updated_at, now)
  if (actor.kind === 'staff' && silent >= options.idleMinutes * 60_000) {
    await db.deleteFrom('auth.session').where('id', '=', row.session_id).execute()
    return 'idle'
  }
  if (silent >= TOUCH_MS)
    await db.updateTable('auth.session').set({ updated_at: now }).where('id', '=', row.session_id).execute()
  return {
    id: row.session_id,
    username: row.username,
    locale: row.locale,
    mustChangePassword: row.must_change_password,
    secondFactorAt: row.second_factor_at,
    actor,
  }
}

/** The actor of an account without a session: for jobs that act for somebody, and for tests. Null: no such account. */
export async function buildActor(
  db: Kysely<DB>,
  accountId: string,
  options: { now: Date; policy: Policy },
): Promise<Actor | null> {
  const row = await accountRow(db, options.now).where('user.id', '=', accountId).executeTakeFirst()
  return row ? toActor(row, options) : null
}

function accountRow(db: Kysely<DB>, now: Date) {
  const date = shanghaiDate(now)
  return db
    .selectFrom('auth.user as user')
    .innerJoin('people.person as person', join =>
      join.on(sql<boolean>`person.id = "user".person_id and (person.valid_to is null or person.valid_to > ${date})`),
    )
    .select(['user.id as account_id', 'user.username', 'user.locale', 'user.disabled_at', 'user.must_change_password'])
    .select('user.second_factor_at')
    .select(['person.id as person_id', 'person.name', 'person.kind'])
    .select(eb =>
      jsonArrayFrom(
        eb
          .selectFrom('people.post')
          .whereRef('people.post.person_id', '=', 'person.id')
          .where('people.post.valid_from', '<=', date)
          .where(inner =>
            inner.or([inner('people.post.valid_to', 'is', null), inner('people.post.valid_to', '>', date)]),
          )
          .select(['people.post.id', 'people.post.role', 'people.post.area_code', 'people.post.organisation_id'])
          .select(['people.post.case_types', 'people.post.valid_from', 'people.post.valid_to']),
      ).as('posts'),
    )
}

function sessionRow(db: Kysely<DB>, now: Date) {
  return accountRow(db, now)
    .innerJoin('auth.session as session', 'session.user_id', 'user.id')
    .select(['session.id as session_id', 'session.created_at', 'session.updated_at'])
}

type AccountRow = Awaited<ReturnType<ReturnType<typeof accountRow>['executeTakeFirstOrThrow']>>

function toActor(row: AccountRow, options: { now: Date; policy: Policy }) {
  const kind = row.kind === 'staff' ? ('staff' as const) : ('resident' as const)
  const posts = row.posts.flatMap(({ id, role, ...post }) =>
    isRole(role)
      ? [
          {
            id,
            role,
            areaCode: post.area_code,
            organisationId: post.organisation_id,
            caseTypes: post.case_types,
            validFrom: post.valid_from,
            validTo: post.valid_to,
          },
        ]
      : [],
  )
  const facts = { personId: row.person_id, accountId: row.account_id, name: row.name, posts, policy: options.policy }
  return { ...actorOf({ ...facts, kind }, shanghaiDate(options.now)), kind }
}

function age(since: Date, now: Date): number {
  return now.getTime() - since.getTime()
}
