import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { caseView } from '#kernel/workflow/index.ts'
import { pageQuery, PUBLIC, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { ratingView } from './order-contract.ts'
import {
  areaRef,
  caseOf,
  fieldCode,
  forWhom,
  holder,
  listQuery,
  near,
  onBehalf,
  pageOf,
  serviceKey,
  words,
} from './service-shapes.ts'

export const wishLine = z.object({
  ...caseOf,
  forWhom: z.enum(forWhom),
  shownName: z.string().nullable(),
  publishedAt: z.string().nullable(),
  holder: z.string().nullable(),
})

export const wishDetail = wishLine.extend({
  words: z.string(),
  publicWords: z.string().nullable(),
  claim: holder.nullable(),
  hasContact: z.boolean(),
  rating: ratingView,
  case: caseView,
})

/** A wish as anybody may read it: no name unless agreed, the community and not the address. */
export const wallWish = z.object({
  ...serviceKey.shape,
  title: z.string(),
  words: z.string(),
  shownName: z.string().nullable(),
  field: z.string(),
  area: areaRef,
  publishedAt: z.string(),
  standing: z.enum(['open', 'taken', 'fulfilled']),
  metres: z.number().int().nullable(),
})

export const wishRoutes = {
  raiseWish: route({
    method: 'POST',
    path: '/api/wishes',
    summary: 'Raise a micro-wish for oneself or for a neighbour who agreed; the community reads it before anybody else',
    permission: 'wish.raise',
    perMinute: 30,
    body: z.object({
      requestId,
      /** The community, or a grid of it. */
      areaCode,
      words,
      field: fieldCode.optional(),
      /** How the wall may name the person; no name unless given. */
      shownName: z.string().trim().min(1).max(6).optional(),
      ...onBehalf,
    }),
    reply: serviceKey.extend({ caseId: z.uuid(), number: z.string(), hearBy: z.string().nullable() }),
  }),
  listWishes: route({
    method: 'GET',
    path: '/api/wishes',
    summary: 'Wishes within reach, the newest first',
    permission: 'wish.read',
    query: listQuery,
    reply: pageOf(wishLine),
  }),
  readWishWall: route({
    method: 'GET',
    path: '/api/wish-wall',
    summary: 'What is public of published wishes: open ones first shown, then taken and fulfilled of the last 90 days',
    permission: PUBLIC,
    query: pageQuery.extend({
      ...near,
      area: areaCode.optional(),
      field: fieldCode.optional(),
      standing: z.enum(['open', 'taken', 'fulfilled']).optional(),
    }),
    reply: pageOf(wallWish).extend({
      /** Of the same area: how many hang, and how many were fulfilled. With the first page. */
      counts: z.object({ open: z.number().int(), fulfilled: z.number().int() }).optional(),
    }),
  }),
  listMyWishes: route({
    method: 'GET',
    path: '/api/wishes/mine',
    summary: 'What I wished for, the newest first',
    permission: SIGNED_IN,
    query: pageQuery,
    reply: pageOf(wishLine.extend({ stateText: z.string(), awaitsMe: z.boolean() })),
  }),
  getWish: route({
    method: 'GET',
    path: '/api/wishes/:district/:id',
    summary: 'One wish with what may be done with it',
    permission: 'wish.read',
    params: serviceKey,
    reply: wishDetail,
  }),
}
