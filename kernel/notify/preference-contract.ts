import { z } from 'zod'
import { requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { CHANNELS, KINDS } from './kinds.ts'
import { times } from './times.ts'

const choices = z.partialRecord(z.enum(KINDS), z.array(z.enum(CHANNELS)).max(CHANNELS.length))
const addressKind = z.enum(['mobile', 'email'])

const device = z.object({ id: z.uuid(), device: z.string(), since: z.iso.datetime() })

export const myNotifications = z.object({
  /** What concerns this person, with the channels each goes by. */
  kinds: z.array(z.object({ kind: z.enum(KINDS), channels: z.array(z.enum(CHANNELS)) })),
  /** Channels this installation has. */
  offered: z.array(z.enum(CHANNELS)),
  /** Masked; waiting for its code until confirmed. */
  addresses: z.array(z.object({ kind: addressKind, masked: z.string(), confirmed: z.boolean() })),
  devices: z.array(device),
  /** Key for `pushManager.subscribe`; null where push is turned off. */
  pushKey: z.string().nullable(),
  quiet: times.shape.quiet,
  digestAt: z.string().nullable(),
})

const path = '/api/me/notifications'

/** How I hear of what: my own, whoever I am. */
export const preferenceRoutes = {
  getMyNotifications: route({
    method: 'GET',
    path,
    summary: 'How I am told of what',
    permission: SIGNED_IN,
    reply: myNotifications,
  }),
  saveMyNotifications: route({
    method: 'PUT',
    path,
    summary: 'Choose the channels for each kind of message; an empty list leaves only the inbox',
    permission: SIGNED_IN,
    body: z.object({ requestId, choices }),
    reply: myNotifications,
  }),
  subscribePush: route({
    method: 'POST',
    path: `${path}/devices`,
    summary: 'Let this browser show messages: what pushManager.subscribe returned',
    permission: SIGNED_IN,
    perMinute: 30,
    body: z.object({
      requestId,
      endpoint: z.url({ protocol: /^https?$/ }).max(1_000),
      keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
    }),
    reply: myNotifications,
  }),
  endDevice: route({
    method: 'POST',
    path: `${path}/devices/:id/end`,
    summary: 'Stop showing messages on one of my devices',
    permission: SIGNED_IN,
    params: z.object({ id: z.uuid() }),
    body: z.object({ requestId }),
    reply: myNotifications,
  }),
  giveAddress: route({
    method: 'POST',
    path: `${path}/addresses`,
    summary: 'Give a mobile number or e-mail address for messages; a code is sent to it',
    permission: SIGNED_IN,
    // It waits for the provider: no transaction may be open meanwhile.
    kind: 'stream',
    idempotent: false,
    perMinute: 5,
    body: z.object({ kind: addressKind, value: z.string().min(3).max(100) }),
    reply: myNotifications,
  }),
  confirmAddress: route({
    method: 'POST',
    path: `${path}/addresses/confirm`,
    summary: 'Confirm it with the code',
    permission: SIGNED_IN,
    perMinute: 20,
    body: z.object({ requestId, kind: addressKind, code: z.string().regex(/^\d{6}$/) }),
    /** False: the code was wrong, used up or too old. */
    reply: myNotifications.extend({ confirmed: z.boolean() }),
  }),
  removeAddress: route({
    method: 'POST',
    path: `${path}/addresses/remove`,
    summary: 'Take it back',
    permission: SIGNED_IN,
    body: z.object({ requestId, kind: addressKind }),
    reply: myNotifications,
  }),
}
