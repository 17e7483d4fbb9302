import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'
import { areaCode } from '#kernel/territory/index.ts'
import { defineContract, page, pageQuery, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { consultationRoutes, myConsultation } from './consultation-contract.ts'
import { linkageRoutes } from './linkage-contract.ts'
import { reportInSettings } from './settings.ts'
import {
  endReasons,
  givenPost,
  lookBack,
  named,
  registration,
  registrationKinds,
  registrationPost,
  registrationViews,
} from './shapes.ts'
import { yearRoutes } from './year-contract.ts'

export const subjectKey = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
const isoDate = z.iso.date()
const personName = z.string().trim().min(2).max(40)
const reason = z.string().trim().min(1).max(500)
const offers = {
  offers: z.array(z.string().max(60)).max(12).default([]),
  offerWords: z.string().trim().max(300).overwrite(screenWords).default(''),
}
const happened = { reason: z.enum(['joined', 'moved', 'register']), happenedOn: isoDate }

const settingRoutes = {
  getReportInSettings: route({
    method: 'GET',
    path: '/api/report-in/settings',
    summary: 'The rules of report-in as this city settled them, each with its source',
    permission: SIGNED_IN,
    reply: reportInSettings,
  }),
  editReportInSettings: route({
    method: 'PUT',
    path: '/api/report-in/settings',
    summary: 'Change the rules of report-in; what is running keeps the date it was given',
    permission: 'setting.edit',
    body: reportInSettings.partial().extend({ requestId }),
    reply: reportInSettings,
  }),
  listServiceFields: route({
    method: 'GET',
    path: '/api/report-in/service-fields',
    summary: 'The kinds of service that can be offered',
    permission: SIGNED_IN,
    reply: z.object({ items: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })) }),
  }),
  findUnits: route({
    method: 'GET',
    path: '/api/report-in/units',
    summary: 'Units by name, to say which one is mine; names only',
    permission: 'report_in.register',
    query: z.object({ name: z.string().trim().min(1).max(60) }),
    reply: z.object({ items: z.array(named.extend({ areaName: z.string() })) }),
  }),
  findCommunities: route({
    method: 'GET',
    path: '/api/report-in/communities',
    summary: 'Communities by their name or by the name of a compound in them',
    permission: 'report_in.register',
    query: z.object({ name: z.string().trim().min(1).max(60) }),
    reply: z.object({
      items: z.array(z.object({ code: z.string(), name: z.string(), above: z.string(), compound: z.string() })),
    }),
  }),
}

const registerRoutes = {
  listRegistrations: route({
    method: 'GET',
    path: '/api/report-in/registrations',
    summary: 'Who serves where, within reach; `due` by the day it is due, everything else the newest first',
    permission: 'report_in.read',
    query: pageQuery.extend({
      which: z.enum(registrationViews).default('registered'),
      kind: z.enum(registrationKinds).optional(),
      area: areaCode.optional(),
      organisationId: z.uuid().optional(),
      /** The whole name of a person: found exactly or not at all. */
      name: personName.optional(),
    }),
    reply: page(registration),
  }),
  getRegistration: route({
    method: 'GET',
    path: '/api/report-in/registrations/:district/:id',
    summary: 'One registration with the posts that followed from it and what may be done with it',
    permission: 'report_in.read',
    params: subjectKey,
    reply: registration.extend({
      posts: z.array(registrationPost),
      may: z.object({ givePost: z.boolean(), end: z.boolean() }),
    }),
  }),
  registerUnit: route({
    method: 'POST',
    path: '/api/report-in/units',
    summary: 'A unit offers a community to serve it; the community takes it in or says why not',
    permission: 'report_in.answer',
    body: z.object({ requestId, organisationId: z.uuid(), communityCode: areaCode, ...offers }),
    reply: registration,
  }),
  noteMember: route({
    method: 'POST',
    path: '/api/report-in/members',
    summary: 'A unit notes somebody who joined or moved: expected to report, or already said where they live',
    permission: 'report_in.answer',
    body: z.object({
      requestId,
      organisationId: z.uuid(),
      name: personName,
      ...happened,
      communityCode: areaCode.nullable().default(null),
    }),
    reply: registration,
  }),
  givePost: route({
    method: 'POST',
    path: '/api/report-in/registrations/:district/:id/posts',
    summary: 'Give whoever serves a post they said they would take: unit head, building head, part-time grid worker',
    permission: 'report_in.place',
    params: subjectKey,
    body: z.object({ requestId, role: givenPost, areaCode }),
    reply: registrationPost,
  }),
  endRegistration: route({
    method: 'POST',
    path: '/api/report-in/registrations/:district/:id/end',
    summary: 'End a registration; the person is told why, and their posts end with it',
    permission: 'report_in.place',
    params: subjectKey,
    body: z.object({ requestId, endReason: z.enum(endReasons), reason }),
    reply: registration,
  }),
}

const lookBackRoutes = {
  listLookBacks: route({
    method: 'GET',
    path: '/api/report-in/look-backs',
    summary: 'The yearly look-backs within reach, the newest first',
    permission: 'report_in.read',
    query: pageQuery.extend({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
    reply: page(lookBack),
  }),
  getLookBack: route({
    method: 'GET',
    path: '/api/report-in/look-backs/:district/:id',
    summary: 'One look-back',
    permission: 'report_in.read',
    params: subjectKey,
    reply: lookBack,
  }),
  openLookBacks: route({
    method: 'POST',
    path: '/api/report-in/look-backs',
    summary: 'Ask every unit with people in an area to look back at this year; who was asked already is left alone',
    permission: 'report_in.oversee',
    body: z.object({ requestId, areaCode, year: z.number().int().min(2000).max(2200) }),
    reply: z.object({ opened: z.number().int() }),
  }),
}

const ownRoutes = {
  getMyReportIn: route({
    method: 'GET',
    path: '/api/my/report-in',
    summary: 'My registrations, the group I was placed into, my posts, and what I did for the community',
    permission: 'report_in.register',
    reply: z.object({
      items: z.array(registration.extend({ group: z.object({ people: z.string() }).nullable() })),
      posts: z.array(registrationPost),
      services: z.array(z.object({ id: z.string(), at: z.iso.datetime(), title: z.string(), place: z.string() })),
      consultations: z.array(myConsultation),
    }),
  }),
  reportIn: route({
    method: 'POST',
    path: '/api/my/report-in',
    summary:
      'Report in to the community I live in; after a move, anew: the old registration ends when the new one is placed',
    permission: 'report_in.register',
    body: z.object({
      requestId,
      name: personName,
      organisationId: z.uuid(),
      communityCode: areaCode,
      ...happened,
      ...offers,
      willing: z.array(givenPost).max(3).default([]),
    }),
    reply: registration,
  }),
  correctMyReportIn: route({
    method: 'PATCH',
    path: '/api/my/report-in/:district/:id',
    summary: 'Correct what I offer and would take on, and whether my name may stand on the page of the building',
    permission: 'report_in.register',
    params: subjectKey,
    body: z.object({
      requestId,
      name: personName.optional(),
      offers: z.array(z.string().max(60)).max(12).optional(),
      offerWords: z.string().trim().max(300).overwrite(screenWords).optional(),
      willing: z.array(givenPost).max(3).optional(),
      onWall: z.boolean().optional(),
      wallWords: z.string().trim().max(120).overwrite(screenWords).optional(),
    }),
    reply: registration,
  }),
  listMyBuildings: route({
    method: 'GET',
    path: '/api/my/report-in/:district/:id/buildings',
    summary: 'The buildings of the community I serve, to say at which I take a post',
    permission: 'report_in.register',
    params: subjectKey,
    reply: z.object({ items: z.array(named.extend({ compound: z.string() })) }),
  }),
  takeVanguardPost: route({
    method: 'POST',
    path: '/api/my/report-in/:district/:id/vanguard-post',
    summary: 'Take a post of service at a building of my community: my name and what I stand by for appear on its page',
    permission: 'report_in.register',
    params: subjectKey,
    body: z.object({
      requestId,
      buildingId: z.uuid(),
      words: z.string().trim().min(4).max(120).overwrite(screenWords),
    }),
    reply: registration,
  }),
  leaveVanguardPost: route({
    method: 'POST',
    path: '/api/my/report-in/:district/:id/vanguard-post/end',
    summary: 'Leave the post: my name leaves the page of the building in the same moment',
    permission: 'report_in.register',
    params: subjectKey,
    body: z.object({ requestId }),
    reply: registration,
  }),
  endMyReportIn: route({
    method: 'POST',
    path: '/api/my/report-in/:district/:id/end',
    summary: 'Stop serving, or take back what is not yet placed',
    permission: 'report_in.register',
    params: subjectKey,
    body: z.object({ requestId }),
    reply: registration,
  }),
}

/** Double report-in: units to communities, people of a unit to the community they live in. */
export const contract = defineContract('report-in', {
  ...settingRoutes,
  ...registerRoutes,
  ...lookBackRoutes,
  ...linkageRoutes,
  ...yearRoutes,
  ...consultationRoutes,
  ...ownRoutes,
})
