import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth, type BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { phoneNumber, username } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/tables.gen.ts'
import { newId } from '#kernel/ids/index.ts'
import { deriveKey } from '#platform/crypto.ts'
import type { Locale } from '#platform/i18n.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from '../password-policy.ts'

export interface AuthDeps {
  db: Kysely<DB>
  secret: string
  baseUrl: string
  /** Sends the code to the number of the request; the library itself only ever sees the keyed hash. */
  sendCode(request: CodeRequest, code: string): Promise<void>
}

/** The library's field names in our column names. */
const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }
const accountColumns = {
  ...stamps,
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
}

/** A session ends after this at the latest; staff sessions end after a day and when idle. */
const SESSION_SECONDS = 30 * 86_400
const CODE_SECONDS = 300

/**
 * The library that owns sessions, password hashes and one-time codes, on our tables. None of its own HTTP routes are
 * mounted: every way in goes through our routes, which count failures, keep the audit log and hide phone numbers.
 */
export function createAuth(deps: AuthDeps) {
  const https = deps.baseUrl.startsWith('https:')
  return betterAuth({
    appName: 'Jinlin',
    secret: deriveKey(deps.secret, 'jinlin/sessions').toString('hex'),
    baseURL: deps.baseUrl,
    database: { db: deps.db, type: 'postgres', schemaName: 'auth' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    user: {
      fields: { ...stamps, emailVerified: 'email_verified' },
      additionalFields: {
        personId: { type: 'string', required: false, input: false, fieldName: 'person_id' },
        mustChangePassword: { type: 'boolean', required: false, input: false, fieldName: 'must_change_password' },
        disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' },
      },
    },
    session: {
      fields: {
        ...stamps,
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
      expiresIn: SESSION_SECONDS,
      // Idleness is measured by our clock in read-session.ts.
      disableSessionRefresh: true,
    },
    account: { fields: accountColumns },
    verification: { fields: { ...stamps, expiresAt: 'expires_at' } },
    advanced: {
      // Bound to this very host, where the way there is encrypted; a plain address could not set it at all.
      cookiePrefix: https ? '__Host-jinlin' : 'jinlin',
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https },
      database: { generateId: () => newId() },
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [
      afterSecondStep,
      username({ displayUsername: false, maxUsernameLength: 40, usernameValidator: isUsername }),
      phoneNumber({
        otpLength: 6,
        expiresIn: CODE_SECONDS,
        sendOTP: ({ code }) => sendToRequest(deps, code),
        signUpOnVerification: { getTempEmail: () => syntheticEmail(), getTempName: () => '居民' },
        schema: { user: { fields: { phoneNumber: 'phone_number', phoneNumberVerified: 'phone_number_verified' } } },
      }),
    ],
  })
}

/** Opens a session for an account that has already proved itself in both steps; never reachable over HTTP. */
const afterSecondStep = {
  id: 'jinlin-second-step',
  endpoints: {
    openAfterSecondStep: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ accountId: z.string() }) },
      async ctx => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.accountId)
        if (!user) throw new Error('The account of a second step exists')
        const session = await ctx.context.internalAdapter.createSession(user.id, true)
        await setSessionCookie(ctx, { session, user }, true)
        return { token: session.token }
      },
    ),
  },
} satisfies BetterAuthPlugin

export type Auth = ReturnType<typeof createAuth>

export interface CodeRequest {
  /** E.164; never stored. */
  number: string
  locale: Locale
  /** Filled when the code is made. */
  code: string | null
}

/** What the running request wants a code for: the library hands the code over without the number. */
export const codeRequest = new AsyncLocalStorage<CodeRequest>()

export function isUsername(value: string): boolean {
  return /^[a-z][a-z0-9_.-]{2,39}$/.test(value)
}

async function sendToRequest(deps: AuthDeps, code: string): Promise<void> {
  const request = codeRequest.getStore()
  if (!request) throw new Error('A code can only be sent from a request that names a number')
  request.code = code
  await deps.sendCode(request, code)
}

/** The library wants an address; it is never shown and nothing is ever sent to it. */
export function syntheticEmail(): string {
  return `${newId()}@account.invalid`
}
