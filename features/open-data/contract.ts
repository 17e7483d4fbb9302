import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { defineContract, page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { eventTypes } from './events.ts'
import { apiKey, delivery, endpoint, outgoing, subscription } from './shapes.ts'

const permission = 'interface.edit'
const name = z.string().trim().min(2).max(80)
const url = z.url().max(500)
const byId = z.object({ id: z.uuid() })
const byOrganisation = z.object({ organisationId: z.uuid() })

/** What a subscription is made of. */
export const subscriptionInput = z.object({
  requestId,
  name,
  url,
  eventTypes: z.array(z.enum(eventTypes)).min(1),
  /** None is the whole city. */
  areaCode: areaCode.nullable().optional(),
})
export const keyInput = z.object({ requestId, name, perMinute: z.number().int().min(1).max(6_000).default(60) })
export const endpointInput = z.object({
  requestId,
  organisationId: z.uuid(),
  url,
  jurisdiction: z.string().trim().max(100).nullable().default(null),
  /** Left out on a change: the key that is there stays. */
  apiKey: z.string().trim().min(1).max(500).optional(),
  /** One line for each category: `livelihood.sewer = 104`. */
  services: z.string().max(10_000).nullable().default(null),
  /** For every category without a line of its own. */
  defaultService: z.string().trim().max(100).nullable().default(null),
})

const keyRoutes = {
  listApiKeys: route({
    method: 'GET',
    path: '/api/open-interfaces/keys',
    summary: 'API keys that were given out',
    permission,
    reply: z.object({ items: z.array(apiKey) }),
  }),
  issueApiKey: route({
    method: 'POST',
    path: '/api/open-interfaces/keys',
    summary: 'Give out an API key; it is shown this once',
    permission,
    // Replaying would need the key stored in the clear; what was issued twice is revoked once.
    idempotent: false,
    body: keyInput,
    reply: apiKey.extend({ key: z.string() }),
  }),
  revokeApiKey: route({
    method: 'POST',
    path: '/api/open-interfaces/keys/:id/revoke',
    summary: 'Take an API key back',
    permission,
    params: byId,
    body: z.object({ requestId }),
    reply: apiKey,
  }),
}

const hookRoutes = {
  listSubscriptions: route({
    method: 'GET',
    path: '/api/open-interfaces/webhooks',
    summary: 'Who is told what by webhook',
    permission,
    reply: z.object({ items: z.array(subscription) }),
  }),
  createSubscription: route({
    method: 'POST',
    path: '/api/open-interfaces/webhooks',
    summary: 'Tell somebody by webhook; the signing secret is shown this once',
    permission,
    idempotent: false,
    body: subscriptionInput,
    reply: subscription.extend({ secret: z.string() }),
  }),
  editSubscription: route({
    method: 'PATCH',
    path: '/api/open-interfaces/webhooks/:id',
    summary: 'Change a webhook, switch it off, or on again',
    permission,
    params: byId,
    body: subscriptionInput.partial().extend({ requestId, active: z.boolean().optional() }),
    reply: subscription,
  }),
  rotateSecret: route({
    method: 'POST',
    path: '/api/open-interfaces/webhooks/:id/secret',
    summary: 'A new signing secret; for a day the former one signs too',
    permission,
    idempotent: false,
    params: byId,
    body: z.object({ requestId }),
    reply: subscription.extend({ secret: z.string() }),
  }),
  listDeliveries: route({
    method: 'GET',
    path: '/api/open-interfaces/webhooks/:id/deliveries',
    summary: 'What was sent, newest first, and what came of it',
    permission,
    params: byId,
    query: pageQuery,
    reply: page(delivery),
  }),
  resendDelivery: route({
    method: 'POST',
    path: '/api/open-interfaces/webhooks/:id/deliveries/:district/:eventId/resend',
    summary: 'Send it again, under the same id',
    permission,
    params: z.object({ id: z.uuid(), district: z.string().regex(/^\d{6}$/), eventId: z.uuid() }),
    body: z.object({ requestId }),
    reply: delivery,
  }),
}

const endpointRoutes = {
  listEndpoints: route({
    method: 'GET',
    path: '/api/open-interfaces/endpoints',
    summary: 'Organisations that work in an Open311 system of their own',
    permission,
    reply: z.object({ items: z.array(endpoint) }),
  }),
  saveEndpoint: route({
    method: 'PUT',
    path: '/api/open-interfaces/endpoints',
    summary: 'Send what is dispatched to an organisation to its own Open311 system',
    permission,
    // The key would be kept in the record of the command.
    idempotent: false,
    body: endpointInput,
    reply: endpoint,
  }),
  endEndpoint: route({
    method: 'POST',
    path: '/api/open-interfaces/endpoints/:organisationId/end',
    summary: 'Send an organisation nothing more',
    permission,
    params: byOrganisation,
    body: z.object({ requestId }),
    reply: endpoint,
  }),
  listOutgoing: route({
    method: 'GET',
    path: '/api/open-interfaces/endpoints/:organisationId/outgoing',
    summary: 'What was sent to an organisation’s own system, and how it stands there',
    permission,
    params: byOrganisation,
    query: pageQuery,
    reply: page(outgoing),
  }),
  resendOutgoing: route({
    method: 'POST',
    path: '/api/open-interfaces/endpoints/:organisationId/outgoing/:district/:caseId/resend',
    summary: 'Try again to send what could not be sent',
    permission,
    params: byOrganisation.extend({ district: z.string().regex(/^\d{6}$/), caseId: z.uuid() }),
    body: z.object({ requestId }),
    reply: z.object({}),
  }),
}

export const contract = defineContract('open-data', { ...keyRoutes, ...hookRoutes, ...endpointRoutes })
