import { z } from 'zod'
import { roles } from '#kernel/people/index.ts'
import { page, pageQuery, PUBLIC, requestId, route, SIGNED_IN } from '#platform/http/route.ts'

const sessionPost = z.object({
  role: z.enum(roles),
  areaCode: z.string(),
  areaName: z.string(),
  organisationId: z.uuid().nullable(),
  organisationName: z.string().nullable(),
})

export const session = z.object({
  /** Null when nobody is signed in. */
  person: z
    .object({
      id: z.uuid(),
      name: z.string(),
      kind: z.enum(['staff', 'resident']),
      username: z.string().nullable(),
    })
    .nullable(),
  posts: z.array(sessionPost),
  /** Names of the permissions held somewhere; for menus only, the server decides. */
  permissions: z.array(z.string()),
  locale: z.enum(['zh', 'en']).nullable(),
  mustChangePassword: z.boolean(),
  /** The person's post needs a second factor by now and there is none: nothing else is open before it is enrolled. */
  mustEnrol: z.boolean(),
  /** Minutes without a request after which staff are signed out. */
  idleMinutes: z.number().int(),
  demo: z.boolean(),
})
export type Session = z.output<typeof session>

/** With a second factor nobody is signed in yet: the ticket is for `signInSecondStep`. */
const signInReply = session.extend({ ticket: z.string().nullable() })
export type SignInReply = z.output<typeof signInReply>

const username = z.string().trim().toLowerCase().min(1).max(60)
const password = z.string().min(1).max(200)
const phone = z.string().trim().min(1).max(30)
const done = z.object({ done: z.literal(true) })

/** Signing in and out is never replayed, and opens its own transactions: a failure must be counted, not rolled back. */
const own = { kind: 'stream', idempotent: false } as const

export const sessionRoutes = {
  getSession: route({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, with posts and permissions; also answers when nobody is',
    permission: PUBLIC,
    reply: session,
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session/sign-in',
    summary: 'Sign in with user name and password; five failures lock for fifteen minutes',
    permission: PUBLIC,
    body: z.object({ username, password }),
    reply: signInReply,
    perMinute: 30,
    ...own,
  }),
  sendPhoneCode: route({
    method: 'POST',
    path: '/api/session/phone-code',
    summary: 'Send a sign-in code by text message; once a minute and five times an hour per number',
    permission: PUBLIC,
    body: z.object({ phone }),
    reply: z.object({
      sent: z.literal(true),
      /** Demonstration city only, where no message leaves the machine. */
      demoCode: z.string().optional(),
    }),
    perMinute: 30,
    ...own,
  }),
  signInByPhone: route({
    method: 'POST',
    path: '/api/session/phone',
    summary: 'Sign in with the code; the first time makes a resident account',
    permission: PUBLIC,
    body: z.object({ phone, code: z.string().regex(/^\d{6}$/) }),
    reply: signInReply,
    perMinute: 30,
    ...own,
  }),
  signOut: route({
    method: 'POST',
    path: '/api/session/sign-out',
    summary: 'End this session',
    permission: SIGNED_IN,
    reply: done,
    ...own,
  }),
  signOutEverywhere: route({
    method: 'POST',
    path: '/api/session/sign-out-everywhere',
    summary: 'End all sessions of the signed-in person',
    permission: SIGNED_IN,
    reply: done,
    ...own,
  }),
  listSessions: route({
    method: 'GET',
    path: '/api/session/all',
    summary: "The signed-in person's own sessions",
    permission: SIGNED_IN,
    query: pageQuery,
    reply: page(
      z.object({
        id: z.string(),
        current: z.boolean(),
        signedInAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        address: z.string(),
        browser: z.string(),
      }),
    ),
  }),
  endSession: route({
    method: 'POST',
    path: '/api/session/all/:id/end',
    summary: 'End one of the own sessions',
    permission: SIGNED_IN,
    params: z.object({ id: z.string().max(64) }),
    body: z.object({ requestId }),
    reply: done,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/session/password',
    summary: 'Change the own password; all other sessions end',
    permission: SIGNED_IN,
    body: z.object({ current: password, next: password }),
    reply: done,
    perMinute: 30,
    ...own,
  }),
  editProfile: route({
    method: 'PATCH',
    path: '/api/session/profile',
    summary: 'Choose the language; residents also the name they are shown by',
    permission: SIGNED_IN,
    body: z.object({
      requestId,
      locale: z.enum(['zh', 'en']).optional(),
      name: z.string().trim().min(1).max(20).optional(),
    }),
    reply: session,
  }),
  listDemoPersonas: route({
    method: 'GET',
    path: '/api/session/demo-personas',
    summary: 'Demonstration city only: the accounts one may try',
    permission: PUBLIC,
    reply: z.object({
      items: z.array(z.object({ username: z.string(), name: z.string(), posts: z.array(sessionPost) })),
    }),
  }),
  signInAsDemo: route({
    method: 'POST',
    path: '/api/session/demo',
    summary: 'Demonstration city only: sign in as one of its accounts',
    permission: PUBLIC,
    body: z.object({ username }),
    reply: session,
    ...own,
  }),
}
