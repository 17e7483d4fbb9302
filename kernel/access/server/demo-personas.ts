import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Policy } from '../policy.ts'
import type { Session } from '../session-contract.ts'
import { buildActor } from './read-session.ts'
import { postsWithNames } from './session-view.ts'

interface Persona {
  username: string
  name: string
  posts: Session['posts']
}

/** The accounts named by the setting, in its order; without one, the first account of every role. */
export async function listDemoPersonas(
  db: Kysely<DB>,
  options: { names: readonly string[]; now: Date; policy: Policy },
): Promise<Persona[]> {
  const accounts = options.names.length > 0 ? await named(db, options.names) : await oneOfEachRole(db, options.now)
  const personas: Persona[] = []
  for (const account of accounts) {
    const actor = await buildActor(db, account.id, options)
    if (actor) personas.push({ username: account.username, name: actor.name, posts: await postsWithNames(db, actor) })
  }
  return personas
}

interface Found {
  id: string
  username: string
}

async function named(db: Kysely<DB>, names: readonly string[]): Promise<Found[]> {
  const rows = await db
    .selectFrom('auth.user')
    .select(['id', 'username'])
    .where('username', 'in', names)
    .where('disabled_at', 'is', null)
    .execute()
  return rows
    .flatMap(row => (row.username === null ? [] : [{ id: row.id, username: row.username }]))
    .toSorted((a, b) => names.indexOf(a.username) - names.indexOf(b.username))
}

async function oneOfEachRole(db: Kysely<DB>, now: Date): Promise<Found[]> {
  const date = shanghaiDate(now)
  const rows = await db
    .selectFrom('auth.user as user')
    .innerJoin('people.person as person', join => join.on(sql<boolean>`person.id = "user".person_id`))
    .leftJoin('people.post as post', join =>
      join
        .onRef('post.person_id', '=', 'person.id')
        .on('post.valid_from', '<=', date)
        .on(eb => eb.or([eb('post.valid_to', 'is', null), eb('post.valid_to', '>', date)])),
    )
    .where('user.username', 'is not', null)
    .where('user.disabled_at', 'is', null)
    .distinctOn(sql`coalesce(post.role, person.kind)`)
    .select(['user.id', 'user.username'])
    .orderBy(sql`coalesce(post.role, person.kind)`)
    .orderBy('user.username')
    .execute()
  return rows.flatMap(row => (row.username === null ? [] : [{ id: row.id, username: row.username }]))
}
