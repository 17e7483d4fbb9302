import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { Actor } from '../actor.ts'
import { holds } from '../scope.ts'
import type { Session } from '../session-contract.ts'
import { type AccessSettings, mustEnrol } from './settings.ts'

export function nobodySignedIn(settings: AccessSettings): Session {
  return {
    person: null,
    posts: [],
    permissions: [],
    locale: null,
    mustChangePassword: false,
    mustEnrol: false,
    idleMinutes: settings.idleMinutes,
    demo: settings.demo,
  }
}

/** What the faces need to draw themselves for an actor. */
export async function sessionView(
  db: Kysely<DB>,
  actor: Actor,
  { settings, now }: { settings: AccessSettings; now: Date },
): Promise<Session> {
  const account = await db
    .selectFrom('auth.user')
    .select(['username', 'locale', 'must_change_password', 'second_factor_at'])
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  return {
    person: {
      id: actor.personId,
      name: actor.name,
      kind: actor.kind === 'staff' ? 'staff' : 'resident',
      username: account.username,
    },
    posts: await postsWithNames(db, actor),
    permissions: [...actor.policy.keys()].filter(permission => holds(actor, permission)).toSorted(),
    locale: account.locale === 'zh' || account.locale === 'en' ? account.locale : null,
    mustChangePassword: account.must_change_password,
    mustEnrol: mustEnrol(actor, account.second_factor_at, { settings, now }),
    idleMinutes: settings.idleMinutes,
    demo: settings.demo,
  }
}

export async function postsWithNames(db: Kysely<DB>, actor: Actor): Promise<Session['posts']> {
  if (actor.posts.length === 0) return []
  const areas = await db
    .selectFrom('territory.area')
    .select(['code', 'name'])
    .where(
      'code',
      'in',
      actor.posts.map(post => post.areaCode),
    )
    .execute()
  const organisations =
    actor.organisations.length === 0
      ? []
      : await db
          .selectFrom('people.organisation')
          .select(['id', 'name'])
          .where('id', 'in', actor.organisations)
          .execute()
  return actor.posts.map(post => ({
    role: post.role,
    areaCode: post.areaCode,
    areaName: areas.find(area => area.code === post.areaCode)?.name ?? post.areaCode,
    organisationId: post.organisationId,
    organisationName: organisations.find(one => one.id === post.organisationId)?.name ?? null,
  }))
}
