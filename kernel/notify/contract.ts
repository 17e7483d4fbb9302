import { z } from 'zod'
import { defineContract, page, pageQuery, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { channelRoutes } from './channel-contract.ts'
import { preferenceRoutes } from './preference-contract.ts'

export const message = z.object({
  id: z.uuid(),
  /** Rendered in the reader's language. */
  text: z.string(),
  createdAt: z.iso.datetime(),
  read: z.boolean(),
  case: z.object({ district: z.string(), id: z.uuid() }).nullable(),
})

export const notifyContract = defineContract('notify', {
  listMessages: route({
    method: 'GET',
    path: '/api/inbox',
    summary: 'My messages, newest first',
    permission: SIGNED_IN,
    query: pageQuery.extend({ unread: z.stringbool().default(false) }),
    reply: page(message).extend({ unread: z.number().int() }),
  }),
  markRead: route({
    method: 'POST',
    path: '/api/inbox/read',
    summary: 'Mark messages as read; without ids, all of them',
    permission: SIGNED_IN,
    body: z.object({ requestId, ids: z.array(z.uuid()).max(200).optional() }),
    reply: z.object({ unread: z.number().int() }),
  }),
  ...preferenceRoutes,
  ...channelRoutes,
})
