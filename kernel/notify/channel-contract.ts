import { z } from 'zod'
import { page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { emailSettings, robotSettings, smsSettings } from './channel-shapes.ts'
import { CHANNELS, KINDS, ROBOTS } from './kinds.ts'
import { times } from './times.ts'

export const EVERY_CHANNEL = [...CHANNELS, ...ROBOTS] as const
export const DELIVERY_STATES = ['waiting', 'sent', 'skipped', 'failed'] as const
const enabled = z.boolean()
/** Left out: what is stored stays. It is never shown again. */
const newSecret = z.string().max(500).optional()

export const channelView = z.object({
  id: z.uuid(),
  kind: z.enum(EVERY_CHANNEL),
  name: z.string(),
  enabled,
  settings: z.record(z.string(), z.unknown()),
  /** Which secrets are stored. */
  secrets: z.array(z.string()),
  areaCode: z.string().nullable(),
  organisationId: z.uuid().nullable(),
  organisationName: z.string().nullable(),
  changedAt: z.iso.datetime(),
})
const channelList = z.object({ items: z.array(channelView), times, smsDriver: z.string() })

export const smsBody = smsSettings.extend({ requestId, enabled, key: newSecret })
export const emailBody = emailSettings.extend({ requestId, enabled, password: newSecret })
export const pushBody = z.object({ requestId, enabled, subject: z.string().max(100) })
/** For the group of an organisation, or of those who act at an area: one of the two. */
export const robotBody = z.object({
  requestId,
  kind: z.enum(ROBOTS),
  name: z.string().min(1).max(50),
  enabled,
  areaCode: z.string().max(18).nullish(),
  organisationId: z.uuid().nullish(),
  kinds: robotSettings.shape.kinds.min(1),
  url: newSecret,
  secret: newSecret,
})

export const delivery = z.object({
  messageId: z.uuid(),
  channel: z.enum(EVERY_CHANNEL),
  kind: z.enum(KINDS),
  state: z.enum(DELIVERY_STATES),
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  at: z.iso.datetime(),
  nextAt: z.iso.datetime().nullable(),
  attempts: z.number().int(),
  /** A resident is never named here: what somebody raised is between them and the units. */
  to: z.object({ kind: z.enum(['staff', 'resident', 'group']), name: z.string().nullable() }),
  mayRetry: z.boolean(),
})

const path = '/api/notify'
const permission = 'setting.edit'
const edited = { permission, reply: channelList }

/** How messages leave, for those who run the installation. */
export const channelRoutes = {
  listChannels: route({
    method: 'GET',
    path: `${path}/channels`,
    summary: 'Channels and times; no secret is in it',
    permission,
    reply: channelList,
  }),
  saveSms: route({
    method: 'PUT',
    path: `${path}/channels/sms`,
    summary: 'Text messages by HTTP',
    body: smsBody,
    ...edited,
  }),
  saveEmail: route({
    method: 'PUT',
    path: `${path}/channels/email`,
    summary: 'E-mail by SMTP',
    body: emailBody,
    ...edited,
  }),
  savePush: route({ method: 'PUT', path: `${path}/channels/push`, summary: 'Web push', body: pushBody, ...edited }),
  addRobot: route({
    method: 'POST',
    path: `${path}/robots`,
    summary: 'A robot in a group of WeCom or DingTalk',
    body: robotBody,
    ...edited,
  }),
  saveRobot: route({
    method: 'PUT',
    path: `${path}/robots/:id`,
    summary: 'Change a robot',
    params: z.object({ id: z.uuid() }),
    body: robotBody.omit({ kind: true }),
    ...edited,
  }),
  removeRobot: route({
    method: 'POST',
    path: `${path}/robots/:id/remove`,
    summary: 'Take a robot away; its ledger stays',
    params: z.object({ id: z.uuid() }),
    body: z.object({ requestId }),
    ...edited,
  }),
  saveTimes: route({
    method: 'PUT',
    path: `${path}/times`,
    summary: 'Quiet hours and the time of the digest',
    body: times.extend({ requestId }),
    ...edited,
  }),
  testChannel: route({
    method: 'POST',
    path: `${path}/channels/:id/test`,
    summary: 'Send one message now and say what came of it',
    permission,
    // It waits for the provider: no transaction may be open meanwhile.
    kind: 'stream',
    idempotent: false,
    perMinute: 10,
    params: z.object({ id: z.uuid() }),
    body: z.object({
      /** A mobile number or e-mail address; push goes to my own devices, a robot to its group. */
      to: z.string().max(100).optional(),
    }),
    reply: z.object({ sent: z.boolean(), reason: z.string().nullable(), detail: z.string().nullable() }),
  }),
  listDeliveries: route({
    method: 'GET',
    path: `${path}/deliveries`,
    summary: 'What became of every message on every channel, newest first',
    permission,
    query: pageQuery.extend({
      channel: z.enum(EVERY_CHANNEL).optional(),
      state: z.enum(DELIVERY_STATES).optional(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
    reply: page(delivery),
  }),
  retryDelivery: route({
    method: 'POST',
    path: `${path}/deliveries/:messageId/:channel/retry`,
    summary: 'Try one again now',
    permission,
    params: z.object({ messageId: z.uuid(), channel: z.enum(EVERY_CHANNEL) }),
    body: z.object({ requestId }),
    reply: delivery,
  }),
}
