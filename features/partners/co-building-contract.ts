import { z } from 'zod'
import { fileIds } from '#kernel/files/index.ts'
import { areaCode } from '#kernel/territory/index.ts'
import { page, pageQuery, PUBLIC, requestId, route } from '#platform/http/route.ts'
import {
  coBuildingNumbers,
  coBuildingSettings,
  itemDetail,
  itemInput,
  itemLine,
  itemStates,
  meetingDetail,
  meetingInput,
  meetingLine,
  publicItem,
  seatView,
} from './co-building-shapes.ts'

const byId = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
const isoDate = z.iso.date()
const year = z.coerce.number().int().min(2000).max(2100)
const within = pageQuery.extend({ areaCode: areaCode.optional() })

const seatRoutes = {
  listSeats: route({
    method: 'GET',
    path: '/api/part-time-members',
    summary: 'Seats of organisations at the committees within reach: whose, who holds it, for how long',
    permission: 'co_building.read',
    query: within.extend({ includeEnded: z.stringbool().default(false) }),
    reply: page(seatView),
  }),
  getSeat: route({
    method: 'GET',
    path: '/api/part-time-members/:district/:id',
    summary: 'One seat',
    permission: 'co_building.read',
    params: byId,
    reply: seatView,
  }),
  proposeSeat: route({
    method: 'POST',
    path: '/api/part-time-members',
    summary: 'Ask an organisation for a part-time member of a community’s committee; it confirms who',
    permission: 'co_building.hold',
    body: z.object({
      requestId,
      /** The community. */
      areaCode,
      organisationId: z.uuid(),
      /** Somebody of the directory; or a name; or neither, and the organisation says who. */
      personId: z.uuid().nullable().default(null),
      name: z.string().trim().max(30).default(''),
      /** Today, unless said otherwise. */
      validFrom: isoDate.optional(),
      /** First day no longer in term; without it the term of the setting. */
      validTo: isoDate.optional(),
    }),
    reply: seatView,
  }),
  endSeat: route({
    method: 'POST',
    path: '/api/part-time-members/:district/:id/end',
    summary: 'End a term early, by the community or the home organisation; the post ends with it',
    permission: 'co_building.end_seat',
    params: byId,
    body: z.object({ requestId, reason: z.string().trim().min(1).max(500) }),
    reply: seatView,
  }),
  getCoBuildingSettings: route({
    method: 'GET',
    path: '/api/co-building-settings',
    summary: 'How long a term lasts when nothing else is said',
    permission: 'co_building.read',
    reply: coBuildingSettings,
  }),
  editCoBuildingSettings: route({
    method: 'PATCH',
    path: '/api/co-building-settings',
    summary: 'Set how long a term lasts',
    permission: 'setting.edit',
    body: coBuildingSettings.partial().extend({ requestId }),
    reply: coBuildingSettings,
  }),
}

const meetingRoutes = {
  listMeetings: route({
    method: 'GET',
    path: '/api/joint-meetings',
    summary: 'Joint meetings within reach, the latest first, with what became of their items',
    permission: 'co_building.read',
    query: within.extend({ year: year.optional() }),
    reply: page(meetingLine),
  }),
  getMeeting: route({
    method: 'GET',
    path: '/api/joint-meetings/:district/:id',
    summary: 'One joint meeting: who was there, the minutes, and its items',
    permission: 'co_building.read',
    params: byId,
    reply: meetingDetail,
  }),
  addMeeting: route({
    method: 'POST',
    path: '/api/joint-meetings',
    summary: 'Enter a joint meeting that was held',
    permission: 'co_building.hold',
    body: meetingInput.extend({ requestId, areaCode, fileIds: fileIds.default([]) }),
    reply: meetingDetail,
  }),
  editMeeting: route({
    method: 'PATCH',
    path: '/api/joint-meetings/:district/:id',
    summary: 'Correct a meeting; what stood before is in the audit',
    permission: 'co_building.hold',
    params: byId,
    body: meetingInput.partial().extend({ requestId, fileIds: fileIds.optional() }),
    reply: meetingDetail,
  }),
  fixItem: route({
    method: 'POST',
    path: '/api/joint-meetings/:district/:id/items',
    summary: 'Fix a co-building item; it is with its owner at once',
    permission: 'co_building.hold',
    params: byId,
    body: itemInput.extend({ requestId }),
    reply: itemLine,
  }),
}

const itemRoutes = {
  listItems: route({
    method: 'GET',
    path: '/api/co-building-items',
    summary: 'Co-building items within reach, the latest first',
    permission: 'co_building.read',
    query: within.extend({
      year: year.optional(),
      state: z.enum(itemStates).optional(),
      overdue: z.stringbool().optional(),
      organisationId: z.uuid().optional(),
    }),
    reply: page(itemLine),
  }),
  getItem: route({
    method: 'GET',
    path: '/api/co-building-items/:district/:id',
    summary: 'One co-building item',
    permission: 'co_building.read',
    params: byId,
    reply: itemDetail,
  }),
  countCoBuilding: route({
    method: 'GET',
    path: '/api/co-building-numbers',
    summary: 'Part-time members in term today; meetings of a year, and what became of their items; within reach',
    permission: 'co_building.read',
    query: z.object({ areaCode: areaCode.optional(), year: year.optional() }),
    reply: coBuildingNumbers,
  }),
  listPublicItems: route({
    method: 'GET',
    path: '/api/public/co-building-items',
    summary: 'Items residents may read: under way, or done within a year',
    permission: PUBLIC,
    query: within,
    reply: page(publicItem),
  }),
}

export const coBuildingRoutes = { ...seatRoutes, ...meetingRoutes, ...itemRoutes }
