import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { caseView } from '#kernel/workflow/index.ts'
import { pageQuery, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import {
  caseOf,
  command,
  forWhom,
  holder,
  instant,
  listQuery,
  near,
  onBehalf,
  pageOf,
  reason,
  served,
  satisfied,
  serviceKey,
  slotTimes,
  fieldCode,
} from './service-shapes.ts'

export const standings = ['seated', 'waiting', 'ended'] as const

export const orderLine = z.object({
  ...caseOf,
  itemId: z.uuid(),
  startsAt: z.string(),
  endsAt: z.string(),
  place: z.string(),
  forWhom: z.enum(forWhom),
  standing: z.enum(standings),
  holder: z.string().nullable(),
})

export const ratingView = z
  .object({ served: z.enum(served), satisfied: z.enum(satisfied), words: z.string().nullable() })
  .nullable()

export const orderDetail = orderLine.extend({
  words: z.string(),
  /** Of the waiting list, from 1. */
  turn: z.number().int().nullable(),
  claim: holder.nullable(),
  hasContact: z.boolean(),
  rating: ratingView,
  case: caseView,
})

const match = z.object({
  partnerId: z.string(),
  kind: z.enum(['organisation', 'person']),
  organisationId: z.uuid().nullable(),
  /** Only of who agreed to be seen in the register. */
  personId: z.uuid().nullable(),
  name: z.string(),
  reasons: z.array(
    z.object({
      code: z.enum(['field', 'place', 'time', 'pairing']),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
})

/** An order or a wish that can be claimed, with no more than is public. */
const openOrder = z.object({
  ...serviceKey.shape,
  title: z.string(),
  field: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  place: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  metres: z.number().int().nullable(),
})

export const orderRoutes = {
  placeOrder: route({
    method: 'POST',
    path: '/api/service-orders',
    summary: 'Order a slot for oneself or for a neighbour who agreed: a place, a turn on the waiting list, or neither',
    permission: 'order.place',
    body: z.object({
      requestId,
      district: serviceKey.shape.district,
      slotId: z.uuid(),
      ...onBehalf,
      words: z.string().trim().max(300).default(''),
    }),
    reply: serviceKey.extend({
      caseId: z.uuid(),
      number: z.string(),
      standing: z.enum(standings),
      turn: z.number().int().nullable(),
      startsAt: z.string(),
    }),
  }),
  listOrders: route({
    method: 'GET',
    path: '/api/service-orders',
    summary: 'Orders within reach, the newest first',
    permission: 'order.read',
    query: listQuery.extend({ item: z.uuid().optional(), from: z.iso.date().optional(), to: z.iso.date().optional() }),
    reply: pageOf(orderLine),
  }),
  listOpenOrders: route({
    method: 'GET',
    path: '/api/service-orders/open',
    summary: 'Orders nobody has taken up yet, the earliest slot first',
    permission: 'claim.take',
    query: pageQuery.extend({
      ...near,
      field: fieldCode.optional(),
      area: areaCode.optional(),
      time: z.enum(slotTimes).optional(),
    }),
    reply: pageOf(openOrder),
  }),
  listMyOrders: route({
    method: 'GET',
    path: '/api/service-orders/mine',
    summary: 'What I ordered, the newest first',
    permission: SIGNED_IN,
    query: pageQuery,
    reply: pageOf(
      orderLine.extend({ turn: z.number().int().nullable(), stateText: z.string(), awaitsMe: z.boolean() }),
    ),
  }),
  getOrder: route({
    method: 'GET',
    path: '/api/service-orders/:district/:id',
    summary: 'One order with what may be done with it',
    permission: 'order.read',
    params: serviceKey,
    reply: orderDetail,
  }),
  findServicePartners: route({
    method: 'GET',
    path: '/api/service-partners',
    summary: 'Partners that could take something up and why, the nearest first; a person chooses',
    permission: 'order.dispatch',
    query: z.object({ field: fieldCode, area: areaCode, from: instant.optional(), to: instant.optional() }),
    reply: z.object({ items: z.array(match) }),
  }),
  revealServiceContact: route({
    method: 'POST',
    path: '/api/service-contacts/:district/:caseId/reveal',
    summary:
      'Name and number of whoever is to be served, for who serves them and for the community; with a reason and on record',
    permission: SIGNED_IN,
    params: z.object({ district: serviceKey.shape.district, caseId: z.uuid() }),
    body: command.extend({ reason }),
    reply: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
    idempotent: false,
  }),
}
