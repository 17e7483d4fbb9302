import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { caseLine } from '#kernel/workflow/index.ts'
import { defineContract, page, pageQuery, requestId, route } from '#platform/http/route.ts'

export const openPartnersBody = z.object({
  requestId,
  areaCode,
  words: z.string().trim().min(2).max(2000),
})
export type OpenPartnersBody = z.output<typeof openPartnersBody>

export const contract = defineContract('partners', {
  openPartners: route({
    method: 'POST',
    path: '/api/partners',
    summary: 'Open one for an area within reach',
    permission: 'partners.open',
    body: openPartnersBody,
    reply: caseLine,
  }),
  listPartners: route({
    method: 'GET',
    path: '/api/partners',
    summary: 'Within reach, the newest first',
    permission: 'partners.read',
    query: pageQuery,
    reply: page(caseLine),
  }),
})
