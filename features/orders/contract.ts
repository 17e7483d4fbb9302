import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { caseLine } from '#kernel/workflow/index.ts'
import { defineContract, page, pageQuery, requestId, route } from '#platform/http/route.ts'

export const openOrdersBody = z.object({
  requestId,
  areaCode,
  words: z.string().trim().min(2).max(2000),
})
export type OpenOrdersBody = z.output<typeof openOrdersBody>

export const contract = defineContract('orders', {
  openOrders: route({
    method: 'POST',
    path: '/api/orders',
    summary: 'Open one for an area within reach',
    permission: 'orders.open',
    body: openOrdersBody,
    reply: caseLine,
  }),
  listOrders: route({
    method: 'GET',
    path: '/api/orders',
    summary: 'Within reach, the newest first',
    permission: 'orders.read',
    query: pageQuery,
    reply: page(caseLine),
  }),
})
