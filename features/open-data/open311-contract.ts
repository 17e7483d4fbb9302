import { z } from 'zod'
import { defineContract, PUBLIC, route } from '#platform/http/route.ts'

/** `<name>.json` or `<name>.xml`: the standard asks for the format as a suffix. */
const file = z.object({ file: z.string().regex(/^.{1,100}\.(json|xml)$/) })
const format = z.object({ format: z.enum(['json', 'xml']) })
const text = z.string().max(200).optional()
const whose = { jurisdiction_id: text, api_key: text }
const instant = z.iso.datetime({ offset: true }).optional()
const written = z.unknown()

/**
 * Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2). The answers are written as the standard says, errors too:
 * an array of code and description.
 */
export const open311Contract = defineContract('open311', {
  discovery: route({
    method: 'GET',
    path: '/open311/v2/discovery.:format',
    summary: 'Open311: what this endpoint offers',
    permission: PUBLIC,
    params: format,
    kind: 'stream',
    reply: written,
  }),
  services: route({
    method: 'GET',
    path: '/open311/v2/services.:format',
    summary: 'Open311: what can be reported',
    permission: PUBLIC,
    params: format,
    query: z.object(whose),
    kind: 'stream',
    reply: written,
  }),
  service: route({
    method: 'GET',
    path: '/open311/v2/services/:file',
    summary: 'Open311: what may be said beside the words of one service',
    permission: PUBLIC,
    params: file,
    query: z.object(whose),
    kind: 'stream',
    reply: written,
  }),
  listRequests: route({
    method: 'GET',
    path: '/open311/v2/requests.:format',
    summary: 'Open311: public matters, newest first; at most 90 days at a time',
    permission: PUBLIC,
    params: format,
    query: z.object({
      ...whose,
      service_request_id: z.string().max(2_000).optional(),
      service_code: z.string().max(500).optional(),
      start_date: instant,
      end_date: instant,
      status: z.string().max(50).optional(),
      page: z.coerce.number().int().min(1).max(1_000).default(1),
      page_size: z.coerce.number().int().min(1).max(200).default(50),
    }),
    kind: 'stream',
    reply: written,
  }),
  getRequest: route({
    method: 'GET',
    path: '/open311/v2/requests/:file',
    summary: 'Open311: one public matter',
    permission: PUBLIC,
    params: file,
    query: z.object(whose),
    kind: 'stream',
    reply: written,
  }),
  getToken: route({
    method: 'GET',
    path: '/open311/v2/tokens/:file',
    summary: 'Open311: the number behind a token',
    permission: PUBLIC,
    params: file,
    query: z.object(whose),
    kind: 'stream',
    reply: written,
  }),
  postRequest: route({
    method: 'POST',
    path: '/open311/v2/requests.:format',
    summary: 'Open311: report something (form-encoded, or multipart with photos); needs an API key',
    permission: PUBLIC,
    params: format,
    kind: 'upload',
    reply: written,
  }),
})
