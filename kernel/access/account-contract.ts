import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { adminRoles, roles } from '#kernel/people/index.ts'
import { page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { reaches } from './policy.ts'

export const account = z.object({
  id: z.string(),
  username: z.string().nullable(),
  personId: z.uuid(),
  personName: z.string(),
  roles: z.array(z.enum(roles)),
  disabledAt: z.iso.datetime().nullable(),
  lockedUntil: z.iso.datetime().nullable(),
  mustChangePassword: z.boolean(),
  /** Signing in takes a second factor. */
  secondFactor: z.boolean(),
  lastSeenAt: z.iso.datetime().nullable(),
})
export type Account = z.output<typeof account>

const byId = z.object({ id: z.string().max(64) })
const why = z.object({ requestId, reason: z.string().trim().min(1).max(500) })
/** Shown once and kept nowhere in clear, therefore never replayed. */
const withPassword = z.object({ account, oneTimePassword: z.string() })

const post = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  role: z.enum(adminRoles),
  areaCode: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
})

const grantView = z.object({
  permission: z.string(),
  reach: z.enum(reaches),
  grants: z.array(
    z.object({
      role: z.enum(roles),
      /** As shipped, and as it is now. */
      shipped: z.boolean(),
      allowed: z.boolean(),
      reach: z.enum(reaches),
      /** False when this role may never be granted it. */
      editable: z.boolean(),
    }),
  ),
})

export const accountRoutes = {
  listAccounts: route({
    method: 'GET',
    path: '/api/accounts',
    summary: 'Accounts of staff within reach',
    permission: 'account.read',
    query: pageQuery.extend({
      name: z.string().trim().max(100).optional(),
      state: z.enum(['active', 'locked', 'disabled']).optional(),
    }),
    reply: page(account),
  }),
  createAccount: route({
    method: 'POST',
    path: '/api/accounts',
    summary: 'Give a member of staff an account with a one-time password',
    permission: 'account.admin',
    idempotent: false,
    body: z.object({ personId: z.uuid(), username: z.string().trim().toLowerCase().max(60) }),
    reply: withPassword,
  }),
  resetPassword: route({
    method: 'POST',
    path: '/api/accounts/:id/reset-password',
    summary: 'A new one-time password; all sessions end. Administrators are reset by the security administrator',
    permission: 'account.control',
    idempotent: false,
    params: byId,
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    reply: withPassword,
  }),
  disableAccount: route({
    method: 'POST',
    path: '/api/accounts/:id/disable',
    summary: 'Nobody can sign in with it any more; all sessions end',
    permission: 'account.control',
    params: byId,
    body: why,
    reply: account,
  }),
  enableAccount: route({
    method: 'POST',
    path: '/api/accounts/:id/enable',
    summary: 'Let it sign in again',
    permission: 'account.control',
    params: byId,
    body: why,
    reply: account,
  }),
  unlockAccount: route({
    method: 'POST',
    path: '/api/accounts/:id/unlock',
    summary: 'End a lock before its time',
    permission: 'session.admin',
    params: byId,
    body: why,
    reply: account,
  }),
  endSessions: route({
    method: 'POST',
    path: '/api/accounts/:id/end-sessions',
    summary: 'Sign somebody out everywhere',
    permission: 'session.admin',
    params: byId,
    body: why,
    reply: account,
  }),
  listGrants: route({
    method: 'GET',
    path: '/api/access/grants',
    summary: 'What every role may do, as shipped and as changed here',
    permission: 'access.read',
    reply: z.object({ items: z.array(grantView) }),
  }),
  editGrant: route({
    method: 'POST',
    path: '/api/access/grants',
    summary: 'Grant a permission to a role or take it away; null returns to what is shipped',
    permission: 'access.edit',
    body: why.extend({
      role: z.enum(roles),
      permission: z.string().max(80),
      allowed: z.boolean().nullable(),
    }),
    reply: grantView,
  }),
  assignAdmin: route({
    method: 'POST',
    path: '/api/access/administrators',
    summary: 'Give one of the three administrator posts; never two to one person, never to oneself',
    permission: 'access.edit',
    body: z.object({ requestId, personId: z.uuid(), role: z.enum(adminRoles), areaCode }),
    reply: post,
  }),
  endAdmin: route({
    method: 'POST',
    path: '/api/access/administrators/:id/end',
    summary: 'End an administrator post today',
    permission: 'access.edit',
    params: z.object({ id: z.uuid() }),
    body: why,
    reply: post,
  }),
}
