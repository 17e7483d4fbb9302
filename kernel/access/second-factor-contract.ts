import { z } from 'zod'
import { roles } from '#kernel/people/index.ts'
import { PUBLIC, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { account } from './account-contract.ts'
import { session } from './session-contract.ts'

/** Never replayed, with transactions of their own: a wrong code must be counted, not rolled back. */
const own = { kind: 'stream', idempotent: false } as const
const code = z.string().trim().min(1).max(60)
const recoveryCodes = z.array(z.string())

const rule = z.object({
  roles: z.array(z.enum(roles)),
  from: z.iso.date().nullable(),
})

export const secondFactorRoutes = {
  signInSecondStep: route({
    method: 'POST',
    path: '/api/session/second-step',
    summary:
      'The second step of signing in: a code of the telephone or a recovery code; failures count toward the lock',
    permission: PUBLIC,
    body: z.object({ ticket: z.string().min(1).max(100), code }),
    reply: session,
    perMinute: 10,
    ...own,
  }),
  getSecondFactor: route({
    method: 'GET',
    path: '/api/session/second-factor',
    summary: "The signed-in person's own second factor",
    permission: SIGNED_IN,
    reply: z.object({
      since: z.iso.datetime().nullable(),
      recoveryCodesLeft: z.number().int(),
      /** The day from which the person's posts need one; null: they need none. */
      requiredFrom: z.iso.date().nullable(),
      recommended: z.boolean(),
    }),
  }),
  enrolSecondFactor: route({
    method: 'POST',
    path: '/api/session/second-factor/enrol',
    summary: 'Begin to enrol: a new secret for the telephone, shown to who gives the password',
    permission: SIGNED_IN,
    body: z.object({ password: z.string().min(1).max(200) }),
    reply: z.object({
      /** Base32, as it is typed in. */
      secret: z.string(),
      /** The same as an `otpauth://` address, for the QR code. */
      uri: z.string(),
    }),
    perMinute: 10,
    ...own,
  }),
  confirmSecondFactor: route({
    method: 'POST',
    path: '/api/session/second-factor/confirm',
    summary: 'Finish enrolling with the first code; answers the recovery codes, once. All other sessions end',
    permission: SIGNED_IN,
    body: z.object({ code }),
    reply: z.object({ recoveryCodes }),
    perMinute: 10,
    ...own,
  }),
  renewRecoveryCodes: route({
    method: 'POST',
    path: '/api/session/second-factor/recovery-codes',
    summary: 'New recovery codes for who gives a code of the telephone; the former ones are void',
    permission: SIGNED_IN,
    body: z.object({ code }),
    reply: z.object({ recoveryCodes }),
    perMinute: 10,
    ...own,
  }),
  resetSecondFactor: route({
    method: 'POST',
    path: '/api/accounts/:id/reset-second-factor',
    summary: 'Take the second factor off an account whose telephone is gone; all its sessions end',
    permission: 'session.admin',
    params: z.object({ id: z.string().max(64) }),
    body: z.object({ requestId, reason: z.string().trim().min(1).max(500) }),
    reply: account,
  }),
  getSecondFactorRule: route({
    method: 'GET',
    path: '/api/access/second-factor-rule',
    summary: 'Which posts must sign in with a second factor, and from when',
    permission: 'access.read',
    reply: rule,
  }),
  editSecondFactorRule: route({
    method: 'POST',
    path: '/api/access/second-factor-rule',
    summary: 'Decide which posts must have a second factor; whoever has none by that day can do nothing but enrol',
    permission: 'access.edit',
    body: z.object({
      requestId,
      /** None: nobody must. */
      roles: z.array(z.enum(roles)).default([]),
      from: z.iso.date(),
      reason: z.string().trim().min(1).max(500),
    }),
    reply: rule,
  }),
}
