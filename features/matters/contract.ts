import { z } from 'zod'
import { fileIds } from '#kernel/files/index.ts'
import { areaCode, areaLevels } from '#kernel/territory/index.ts'
import { defineContract, page, pageQuery, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { urgencies } from './categories.ts'
import { complaintInput, complaintKinds } from './complaint.ts'
import { configurationRoutes } from './configuration-contract.ts'
import { followUpRoutes } from './follow-up-contract.ts'
import { intakeRoutes } from './intake-contract.ts'
import { worksheetRoutes } from './worksheet-contract.ts'
import { triageRoutes } from './triage-contract.ts'
import { matterDetail, myMatter, myMatterStory } from './detail-shapes.ts'
import { isPhone, screenWords } from '#kernel/people/index.ts'
import {
  attributions,
  buckets,
  callSources,
  areaRef,
  mapCluster,
  mapPoint,
  matterKey,
  matterKinds,
  matterSources,
  matterSummary,
  organisationRef,
  point,
  walk,
} from './shapes.ts'

const numbers = { open: z.number().int(), overdue: z.number().int(), closed30: z.number().int() }

/** What every view of matters can be narrowed by: list, count and map take the same. */
export const matterFilters = z.object({
  state: z.string().max(40).optional(),
  bucket: z.enum(buckets).optional(),
  /** An item, or with only the first half of its id the whole field. */
  category: z.string().max(60).optional(),
  area: areaCode.optional(),
  kind: z.enum(matterKinds).optional(),
  source: z.enum(matterSources).optional(),
  urgency: z.enum(urgencies).optional(),
  overdue: z.stringbool().optional(),
  final: z.stringbool().optional(),
  /** Business days in Shanghai, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** A number, or words of the report or place. */
  q: z.string().trim().max(100).optional(),
})
export type MatterFilters = z.output<typeof matterFilters>

export const reportBody = z.object({
  requestId,
  kind: z.enum(matterKinds),
  words: z.string().trim().min(2).max(2000).overwrite(screenWords),
  categoryId: z.string().max(60).nullable().default(null),
  point,
  place: z.string().trim().max(200).overwrite(screenWords).default(''),
  compoundId: z.uuid().nullable().default(null),
  fileIds: fileIds.default([]),
  /** No name and number are kept; the reporter can still follow it under their own account. */
  anonymous: z.boolean().default(false),
  contact: z
    .object({ name: z.string().trim().min(1).max(50), phone: z.string().trim().max(30).refine(isPhone) })
    .optional(),
  /** The unit at work never learns who asked (Regulations on Petitions art. 30). */
  secretFromUnit: z.boolean().default(false),
  urgency: z.enum(urgencies).optional(),
  /** Of a service complaint: about which service and, where known, whom. */
  complaint: complaintInput.optional(),
  /** Staff only: how whoever they write it down for told them. */
  source: z.enum(callSources).optional(),
})

const matterRoutes = {
  reportMatter: route({
    method: 'POST',
    path: '/api/matters',
    summary: 'Report something to be solved at a place',
    permission: 'matter.report',
    perMinute: 30,
    body: reportBody,
    reply: matterKey.extend({
      caseId: z.uuid(),
      number: z.string(),
      title: z.string(),
      /** The grid, or with attribution `outside` the district. */
      area: areaRef,
      attribution: z.enum(attributions),
      /** Who hears it first: a desk of an area. */
      goesTo: z.object({ area: areaRef.nullable(), role: z.string().nullable() }),
      /** By when they will hear. */
      hearBy: z.iso.datetime().nullable(),
    }),
  }),
  complaintChoices: route({
    method: 'GET',
    path: '/api/complaint-choices',
    summary: 'Organisations a complaint at a point can be about, the nearest first',
    permission: 'matter.report',
    query: z.object({
      kind: z.enum(complaintKinds),
      lng: z.coerce.number().min(-180).max(180),
      lat: z.coerce.number().min(-90).max(90),
    }),
    reply: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  }),
  listMatters: route({
    method: 'GET',
    path: '/api/matters',
    summary: 'Matters within reach',
    permission: 'matter.read',
    query: pageQuery.extend(matterFilters.shape).extend({ sort: z.enum(['newest', 'due']).default('newest') }),
    /** With the first page: how many there are, or with `atLeast` how many were counted before counting stopped. */
    reply: page(matterSummary).extend({ atLeast: z.boolean().optional() }),
  }),
  getMatter: route({
    method: 'GET',
    path: '/api/matters/:district/:id',
    summary: 'One matter with everything its page shows, and what the caller may do',
    permission: 'matter.read',
    params: matterKey,
    reply: matterDetail,
  }),
  revealContact: route({
    method: 'POST',
    path: '/api/matters/:district/:id/reveal',
    summary: 'See the name and number of whoever asked; the reason goes on record',
    permission: 'matter.reveal',
    // Replaying would need the answer stored in the clear; asking twice is two entries in the audit.
    idempotent: false,
    perMinute: 10,
    params: matterKey,
    body: z.object({ reason: z.string().trim().min(4).max(200) }),
    reply: z.object({ name: z.string().nullable(), phone: z.string().nullable() }),
  }),
  previewDispatch: route({
    method: 'GET',
    path: '/api/matters/:district/:id/dispatch-preview',
    summary: 'Where the duty list would send it and why, with organisations to choose from instead',
    permission: 'matter.dispatch',
    params: matterKey,
    query: z.object({ categoryId: z.string().max(60).optional(), q: z.string().trim().max(50).optional() }),
    reply: z.object({
      walk,
      choices: z.array(organisationRef.extend({ kind: z.string(), areaName: z.string() })),
    }),
  }),
  mapMatters: route({
    method: 'GET',
    path: '/api/matters/clusters',
    summary: 'Matters in a map window: counted per cell, one by one once there are few',
    permission: 'matter.read',
    query: matterFilters.extend({
      west: z.coerce.number().min(-180).max(180),
      south: z.coerce.number().min(-90).max(90),
      east: z.coerce.number().min(-180).max(180),
      north: z.coerce.number().min(-90).max(90),
      zoom: z.coerce.number().min(0).max(24),
    }),
    reply: z.object({
      clusters: z.array(mapCluster),
      points: z.array(mapPoint),
      /** Closed matters raised before are not counted: there were too many to read one by one. Null: all are. */
      since: z.iso.datetime().nullable(),
    }),
  }),
  areaNumbers: route({
    method: 'GET',
    path: '/api/areas/:code/matter-numbers',
    summary: 'How many matters of an area are open, overdue, and closed in the last 30 days',
    permission: 'matter.read',
    params: z.object({ code: areaCode }),
    reply: z.object({
      ...numbers,
      /** `none` where nobody has chosen a category yet. */
      fields: z.array(z.object({ field: z.string(), ...numbers })),
    }),
  }),
  childNumbers: route({
    method: 'GET',
    path: '/api/areas/:code/matter-numbers/children',
    summary: 'The same numbers for every area of one level under another: what a map is filled by',
    permission: 'matter.read',
    params: z.object({ code: areaCode }),
    /** The next level down unless said otherwise. */
    query: z.object({ level: z.enum(areaLevels).optional() }),
    reply: z.object({
      level: z.enum(areaLevels).nullable(),
      /** Areas with none of the three are left out. */
      items: z.array(z.object({ code: z.string(), ...numbers })),
      /** Areas in which the caller sees every matter: only under them is a missing area a zero. */
      complete: z.array(z.string()),
    }),
  }),
  areaDensity: route({
    method: 'GET',
    path: '/api/areas/:code/matter-density',
    summary: 'How many matters lie in every area of one level under another, and its dwellings: the heat of a map',
    permission: 'matter.read',
    params: z.object({ code: areaCode }),
    /** What a map is narrowed by. The counts of the whole past are kept by all but the days. */
    query: matterFilters
      .pick({ state: true, bucket: true, category: true, kind: true, urgency: true, overdue: true, final: true })
      .extend(matterFilters.pick({ from: true, to: true }).shape)
      .extend({ level: z.enum(areaLevels).optional() }),
    reply: z.object({
      level: z.enum(areaLevels).nullable(),
      items: z.array(
        z.object({
          code: z.string(),
          /** Null for one to four: so few would be news of a person. Areas with none are there too, with 0. */
          count: z.number().int().nullable(),
          households: z.number().int().nullable(),
        }),
      ),
      /** Areas in which the caller sees every matter: nothing is said of those outside. */
      complete: z.array(z.string()),
      /** Closed matters raised before are not counted: too many fell on the days asked for. Null: all are. */
      since: z.iso.datetime().nullable(),
    }),
  }),
  listMyMatters: route({
    method: 'GET',
    path: '/api/my/matters',
    summary: 'What I reported, newest first',
    permission: SIGNED_IN,
    query: pageQuery,
    reply: page(myMatter),
  }),
  getMyMatter: route({
    method: 'GET',
    path: '/api/my/matters/:district/:id',
    summary: 'One of my reports, told in plain sentences, newest first',
    permission: SIGNED_IN,
    params: matterKey,
    reply: myMatterStory,
  }),
}

export const contract = defineContract('matters', {
  ...matterRoutes,
  ...triageRoutes,
  ...intakeRoutes,
  ...worksheetRoutes,
  ...followUpRoutes,
  ...configurationRoutes,
})
