import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { BaseCtx } from '#platform/http/mount.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { Tx } from '#platform/tx.ts'
import type { sessionRoutes } from '../session-contract.ts'
import { nextCodeAt, normalisePhone } from '../sign-in-rules.ts'
import { lockNote, wallTime, writeNote } from './attempts.ts'
import { type CodeRequest, codeRequest } from './better-auth.ts'
import type { Ctx } from './ctx.ts'
import type { AccessDeps } from './deps.ts'
import { beginSession, unlessRefused } from './open-session.ts'
import { auditSignIn } from './sign-in-audit.ts'

type Routes = Pick<typeof sessionRoutes, 'sendPhoneCode' | 'signInByPhone'>

export function phoneHandlers(deps: AccessDeps): Handlers<Routes, Ctx> {
  return {
    async sendPhoneCode({ body }, ctx) {
      const { number, hash } = phoneOf(deps, body.phone)
      await ctx.withTx(tx => throttle(tx, hash))
      const request: CodeRequest = { number, locale: ctx.locale, code: null }
      await codeRequest.run(request, async () => {
        await deps.auth.api.sendPhoneNumberOTP({ body: { phoneNumber: hash } }).catch((error: unknown) => {
          // The provider's words may quote the number: they are not passed on.
          throw new DomainError('access.sms_failed', {
            status: 503,
            params: { kind: error instanceof Error ? error.name : '' },
          })
        })
      })
      const { demo } = await deps.settings(deps.db, ctx.now)
      return demo && request.code !== null ? { sent: true, demoCode: request.code } : { sent: true }
    },
    async signInByPhone({ body }, ctx) {
      const { hash } = phoneOf(deps, body.phone)
      const answer = await unlessRefused(() =>
        deps.auth.api.verifyPhoneNumber({ body: { phoneNumber: hash, code: body.code }, returnHeaders: true }),
      )
      const { token, user } = answer?.response ?? {}
      if (!answer || !token || !user) {
        await recordFailure(ctx)
        throw new DomainError('access.wrong_code', { status: 401, field: 'code' })
      }
      return beginSession(deps, ctx, {
        opened: { headers: answer.headers, token, accountId: user.id },
        way: 'phone',
        before: tx => ensureResident(tx, user.id),
      })
    },
  }
}

/** From here on the number is a keyed hash of its own purpose: it finds the account again and nothing else. */
function phoneOf(deps: AccessDeps, input: string): { number: string; hash: string } {
  const number = normalisePhone(input)
  if (number === null) throw invalid('phone', 'access.bad_phone')
  return { number, hash: deps.crypto.blindIndex('sign-in-phone', number) }
}

const HOUR_MS = 3_600_000
const times = z.array(z.coerce.date())

async function throttle(tx: Tx, hash: string): Promise<void> {
  const id = `code-sent:${hash}`
  const value = await lockNote(tx, { id, lifeMs: HOUR_MS })
  const sent = value === '' ? [] : times.parse(JSON.parse(value))
  const next = nextCodeAt(sent, tx.now)
  if (next) throw new DomainError('access.code_too_soon', { status: 429, params: { time: wallTime(next) } })
  const lately = sent.filter(date => date.getTime() > tx.now.getTime() - HOUR_MS)
  await writeNote(tx, id, JSON.stringify([...lately, tx.now]))
}

/** The first sign-in makes the person; a crash between the two is mended by the next sign-in. */
async function ensureResident(tx: Tx, accountId: string): Promise<void> {
  const account = await tx.db
    .selectFrom('auth.user')
    .select(['person_id', 'name'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (account.person_id !== null) return
  const personId = newId(tx.now)
  await tx.db
    .insertInto('people.person')
    .values({ id: personId, kind: 'resident', name: account.name, created_at: tx.now })
    .execute()
  await tx.db.updateTable('auth.user').set({ person_id: personId }).where('id', '=', accountId).execute()
}

async function recordFailure(ctx: BaseCtx): Promise<void> {
  await ctx.withTx(async tx =>
    auditSignIn(tx, {
      event: 'session.failed',
      accountId: null,
      person: { personId: null, name: '' },
      ip: ctx.request.ip,
      way: 'phone',
    }),
  )
}
