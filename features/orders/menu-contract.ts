import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { pageQuery, PUBLIC, requestId, route } from '#platform/http/route.ts'
import {
  areaRef,
  command,
  fieldCode,
  instant,
  itemStates,
  near,
  pageOf,
  place,
  providerKinds,
  reason,
  serviceKey,
  slotTimes,
  title,
  words,
} from './service-shapes.ts'

export const slotView = z.object({
  id: z.uuid(),
  startsAt: z.string(),
  endsAt: z.string(),
  capacity: z.number().int(),
  waitingCapacity: z.number().int(),
  taken: z.number().int(),
  waiting: z.number().int(),
  cancelled: z.boolean(),
})

const item = z.object({
  ...serviceKey.shape,
  area: areaRef,
  title: z.string(),
  field: z.string(),
  place: z.string(),
  providerKind: z.enum(providerKinds),
  /** A unit by its name; a person by the name they act under. */
  provider: z.string().nullable(),
  state: z.enum(itemStates),
  slots: z.number().int(),
  nextAt: z.string().nullable(),
  taken: z.number().int(),
  capacity: z.number().int(),
})
export const itemDetail = item.extend({
  description: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  providerId: z.uuid().nullable(),
  slotList: z.array(slotView),
  /** Needs it answers, by number. */
  needs: z.array(z.string()),
})

const itemBody = z.object({
  requestId,
  title,
  description: words,
  field: fieldCode,
  place,
  lng: z.number().min(-180).max(180).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  providerKind: z.enum(providerKinds),
  providerId: z.uuid().nullable().default(null),
  /**
   * A slot with an id is changed, one without is added; a slot that is left out stays, and is called off by its own route.
   * A draft may have none; publishing needs one that lies ahead.
   */
  slots: z
    .array(
      z.object({
        id: z.uuid().optional(),
        startsAt: instant,
        endsAt: instant,
        capacity: z.number().int().min(1).max(200),
        waitingCapacity: z.number().int().min(0).max(200),
      }),
    )
    .max(60)
    .default([]),
})

/** What a resident sees of a slot that can be ordered. */
export const offer = z.object({
  ...serviceKey.shape,
  slotId: z.uuid(),
  title: z.string(),
  description: z.string(),
  field: z.string(),
  place: z.string(),
  area: areaRef,
  /** Of a unit only. */
  provider: z.string().nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  free: z.number().int(),
  /** Places left on the waiting list. */
  waitingFree: z.number().int(),
  metres: z.number().int().nullable(),
})

export const menuRoutes = {
  listServiceFields: route({
    method: 'GET',
    path: '/api/service-fields',
    summary: 'What services are about',
    permission: PUBLIC,
    reply: z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) }),
  }),
  listOffers: route({
    method: 'GET',
    path: '/api/service-offers',
    summary: 'Slots of published menus that lie ahead, the earliest first; with a position also how far away',
    permission: PUBLIC,
    query: pageQuery.extend({
      ...near,
      field: fieldCode.optional(),
      area: areaCode.optional(),
      time: z.enum(slotTimes).optional(),
    }),
    reply: pageOf(offer),
  }),
  listMenuItems: route({
    method: 'GET',
    path: '/api/menu-items',
    summary: 'Items of the service menus within reach, the newest first',
    permission: 'menu.read',
    query: pageQuery.extend({
      area: areaCode.optional(),
      field: fieldCode.optional(),
      state: z.enum(itemStates).optional(),
      provider: z.enum(providerKinds).optional(),
      q: z.string().trim().max(100).optional(),
    }),
    reply: pageOf(item),
  }),
  getMenuItem: route({
    method: 'GET',
    path: '/api/menu-items/:district/:id',
    summary: 'One item with its slots',
    permission: 'menu.read',
    params: serviceKey,
    reply: itemDetail,
  }),
  addMenuItem: route({
    method: 'POST',
    path: '/api/menu-items',
    summary: 'Write an item for a community or a grid; nobody sees it before it is published',
    permission: 'menu.edit',
    body: itemBody.extend({ areaCode }),
    reply: itemDetail,
  }),
  editMenuItem: route({
    method: 'PUT',
    path: '/api/menu-items/:district/:id',
    summary: 'Change an item and its slots; more places let whoever waits move up',
    permission: 'menu.edit',
    params: serviceKey,
    body: itemBody,
    reply: itemDetail,
  }),
  publishMenuItem: route({
    method: 'POST',
    path: '/api/menu-items/:district/:id/publish',
    summary: 'From now on residents can order it',
    permission: 'menu.edit',
    params: serviceKey,
    body: command,
    reply: itemDetail,
  }),
  closeMenuItem: route({
    method: 'POST',
    path: '/api/menu-items/:district/:id/close',
    summary: 'Take it off the menu; orders that were placed stay',
    permission: 'menu.edit',
    params: serviceKey,
    body: command,
    reply: itemDetail,
  }),
  cancelSlot: route({
    method: 'POST',
    path: '/api/menu-items/:district/:id/slots/:slotId/cancel',
    summary: 'Call a slot off; whoever ordered or waits is told why',
    permission: 'menu.edit',
    params: serviceKey.extend({ slotId: z.uuid() }),
    body: command.extend({ reason }),
    reply: itemDetail,
  }),
}
