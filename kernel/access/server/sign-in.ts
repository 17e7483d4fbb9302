import { DomainError, notFound } from '#platform/error.ts'
import type { BaseCtx } from '#platform/http/mount.ts'
import type { Handlers } from '#platform/http/route.ts'
import { demoPassword } from '../password-policy.ts'
import type { sessionRoutes } from '../session-contract.ts'
import { type AttemptKey, countAttempt, forgive, lockedError, takeBack } from './attempts.ts'
import type { Ctx } from './ctx.ts'
import { listDemoPersonas } from './demo-personas.ts'
import type { AccessDeps } from './deps.ts'
import { beginSession, type Opened, openSession, unlessRefused } from './open-session.ts'
import { auditSignIn } from './sign-in-audit.ts'

type Routes = Pick<typeof sessionRoutes, 'signIn' | 'listDemoPersonas' | 'signInAsDemo'>

export function signInHandlers(deps: AccessDeps): Handlers<Routes, Ctx> {
  return {
    async signIn({ body }, ctx) {
      const account = await accountNamed(deps, body.username)
      const key: AttemptKey = account ? { accountId: account.id } : { unknownName: body.username }
      const counted = await ctx.withTx(tx => countAttempt(tx, key, deps.crypto))
      const opened = await openWithPassword(deps, body)
      if (!opened) {
        await recordFailure(ctx, account, counted.lockedUntil !== null)
        throw counted.lockedUntil === null
          ? new DomainError('access.wrong_credentials', { status: 401 })
          : lockedError(counted)
      }
      return beginSession(deps, ctx, {
        opened,
        way: 'password',
        before: (tx, waits) => (waits ? takeBack(tx.db, opened.accountId) : forgive(tx.db, opened.accountId)),
      })
    },
    async listDemoPersonas(_input, ctx) {
      const settings = await deps.settings(deps.db, ctx.now)
      if (!settings.demo) throw new DomainError('access.demo_off', { status: 404 })
      const policy = await deps.policies.current(ctx.now)
      return { items: await listDemoPersonas(ctx.tx.db, { names: settings.demoPersonas, now: ctx.now, policy }) }
    },
    async signInAsDemo({ body }, ctx) {
      if (!(await deps.settings(deps.db, ctx.now)).demo) throw new DomainError('access.demo_off', { status: 404 })
      const opened = await openWithPassword(deps, { username: body.username, password: demoPassword })
      if (!opened) throw notFound()
      return openSession(deps, ctx, { opened, way: 'demo' })
    },
  }
}

interface NamedAccount {
  id: string
  name: string
  person_id: string | null
}

function accountNamed(deps: AccessDeps, username: string): Promise<NamedAccount | undefined> {
  return deps.db
    .selectFrom('auth.user')
    .select(['id', 'name', 'person_id'])
    .where('username', '=', username)
    .executeTakeFirst()
}

/** Staff cookies end with the browser; a person stays known for a day at most. */
async function openWithPassword(
  deps: AccessDeps,
  body: { username: string; password: string },
): Promise<Opened | null> {
  const answer = await unlessRefused(() =>
    deps.auth.api.signInUsername({ body: { ...body, rememberMe: false }, returnHeaders: true }),
  )
  if (!answer?.response) return null
  return { headers: answer.headers, token: answer.response.token, accountId: answer.response.user.id }
}

async function recordFailure(ctx: BaseCtx, account: NamedAccount | undefined, locked: boolean): Promise<void> {
  const person = account ? { personId: account.person_id, name: account.name } : { personId: null, name: '' }
  const trace = { accountId: account?.id ?? null, person, ip: ctx.request.ip, way: 'password' as const }
  await ctx.withTx(async tx => {
    auditSignIn(tx, { event: 'session.failed', ...trace })
    if (locked) auditSignIn(tx, { event: 'session.locked', ...trace })
  })
}
