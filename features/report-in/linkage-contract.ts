import { z } from 'zod'
import { pairingKinds, pairingTargets, screenWords } from '#kernel/people/index.ts'
import { areaCode } from '#kernel/territory/index.ts'
import { page, pageQuery, PUBLIC, requestId, route } from '#platform/http/route.ts'

/** The five visits to the home (B36), and a look around. */
export const visitKinds = ['policy', 'greeting', 'help', 'mediation', 'health', 'look'] as const

const byId = z.object({ id: z.uuid() })
const builtKey = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })

export const linkage = z.object({
  id: z.uuid(),
  kind: z.enum(pairingKinds),
  holder: z.object({ kind: z.enum(['person', 'organisation']), name: z.string() }),
  target: z.object({ kind: z.enum(pairingTargets), name: z.string() }),
  area: z.object({ code: z.string(), name: z.string() }),
  purpose: z.string(),
  since: z.iso.date(),
  /** The holder closed, left, or ended their registration: it waits to be handed over. */
  loose: z.boolean(),
  mine: z.boolean(),
})
export type Linkage = z.output<typeof linkage>

export const visitNote = z.object({
  id: z.uuid(),
  kind: z.enum(visitKinds),
  words: z.string(),
  writer: z.string(),
  at: z.iso.datetime(),
  /** The case it led to. */
  case: z.object({ district: z.string(), id: z.uuid(), number: z.string() }).nullable(),
  expiresOn: z.iso.date(),
})

/** Where the neighbours of a building talk; neither who is in it nor what is said. */
export const buildingGroup = z.object({ name: z.string(), howToJoin: z.string() })

export const coveredBuilding = z.object({
  district: z.string(),
  id: z.uuid(),
  name: z.string(),
  compound: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  /** Standing responsibilities for the building, its units and dwellings; who serves in its group. */
  linkages: z.number().int(),
  covered: z.boolean(),
  group: buildingGroup.nullable(),
})
export type CoveredBuilding = z.output<typeof coveredBuilding>

export const linkageRoutes = {
  listLinkages: route({
    method: 'GET',
    path: '/api/report-in/linkages',
    summary: 'Standing responsibilities within reach, or mine, or those that wait to be handed over',
    permission: 'linkage.read',
    query: pageQuery.extend({
      area: areaCode.optional(),
      mine: z.stringbool().default(false),
      loose: z.stringbool().default(false),
    }),
    reply: page(linkage),
  }),
  listVisitNotes: route({
    method: 'GET',
    path: '/api/report-in/linkages/:id/notes',
    summary: 'What was learnt on visits, the newest first, until it is gone',
    permission: 'linkage.read',
    params: byId,
    reply: z.object({ items: z.array(visitNote) }),
  }),
  writeVisitNote: route({
    method: 'POST',
    path: '/api/report-in/linkages/:id/notes',
    summary: 'Write down what was learnt about a place or a thing, with the number of the case it led to',
    permission: 'linkage.note',
    params: byId,
    body: z.object({
      requestId,
      kind: z.enum(visitKinds),
      words: z.string().trim().min(2).max(300).overwrite(screenWords),
      caseNumber: z.string().trim().max(40).optional(),
    }),
    reply: visitNote,
  }),
  handOver: route({
    method: 'POST',
    path: '/api/report-in/linkages/:id/hand-over',
    summary: 'Hand a responsibility to somebody else: the old one ends, the new one begins the same day',
    permission: 'directory.edit',
    params: byId,
    body: z.object({
      requestId,
      personId: z.uuid().optional(),
      organisationId: z.uuid().optional(),
      reason: z.string().trim().min(1).max(500),
    }),
    reply: z.object({ id: z.uuid() }),
  }),
  listCoverage: route({
    method: 'GET',
    path: '/api/report-in/coverage',
    summary: 'Buildings of an area, which of them have no one, and which have no group of neighbours',
    permission: 'linkage.read',
    query: pageQuery.extend({
      area: areaCode,
      uncovered: z.stringbool().default(false),
      ungrouped: z.stringbool().default(false),
    }),
    reply: page(coveredBuilding),
  }),
  coverageByArea: route({
    method: 'GET',
    path: '/api/report-in/coverage/:code/areas',
    summary: 'How many buildings of each area below have no one, for the map',
    permission: 'linkage.read',
    params: z.object({ code: areaCode }),
    reply: z.object({
      items: z.array(z.object({ code: z.string(), buildings: z.number().int(), uncovered: z.number().int() })),
    }),
  }),
  keepBuildingGroup: route({
    method: 'POST',
    path: '/api/report-in/buildings/:district/:id/group',
    summary: 'Say where the neighbours of a building talk and how one joins; an empty name removes it',
    permission: 'linkage.group',
    params: builtKey,
    body: z.object({
      requestId,
      name: z.string().trim().max(30),
      howToJoin: z.string().trim().max(200).overwrite(screenWords),
    }),
    reply: z.object({ group: buildingGroup.nullable() }),
  }),
  readWall: route({
    method: 'GET',
    path: '/wall/buildings/:district/:id',
    summary: 'The page of a building: who serves there and agreed to be named; withdrawn in the moment consent is',
    permission: PUBLIC,
    params: builtKey,
    reply: z.unknown(),
    kind: 'stream',
  }),
}
