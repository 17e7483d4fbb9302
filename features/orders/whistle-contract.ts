import { z } from 'zod'
import { organisationKinds, organisationTags, screenWords } from '#kernel/people/index.ts'
import { areaCode, crsNames } from '#kernel/territory/index.ts'
import { caseView, limitUnit, OUTCOMES, URGENCIES } from '#kernel/workflow/index.ts'
import { page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { degrees, inTimeAnswers, satisfactions } from './whistle-forms.ts'
import { whistleSides } from './whistle-procedures.ts'

const instant = z.iso.datetime()
const words = (most: number) => z.string().trim().min(2).max(most).overwrite(screenWords)
const named = z.object({ id: z.string(), name: z.string() })
const key = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
const kindId = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/)

export const calledUnit = z.object({
  organisationKind: z.enum(organisationKinds),
  organisationTag: z.enum(organisationTags).nullable(),
  /** Why this unit must come. */
  why: words(80),
})

export const whistleKind = z.object({
  id: kindId,
  name: z.string(),
  nameEn: z.string(),
  units: z.array(calledUnit),
  limit: z.object({ amount: z.number().int(), unit: limitUnit }),
  endedAt: instant.nullable(),
})
export type WhistleKind = z.output<typeof whistleKind>

export const saveKindBody = z.object({
  requestId,
  name: words(30),
  nameEn: words(60),
  units: z.array(calledUnit).min(1).max(8),
  limit: z.object({ amount: z.number().int().min(1).max(90), unit: limitUnit }),
  ended: z.boolean().default(false),
})

const point = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  crs: z.enum(crsNames).default('wgs84'),
})

export const raiseWhistleBody = z.object({
  requestId,
  kindId,
  words: words(2000),
  /** Where; without it a whistle out of a case is about the place of the case. */
  point: point.optional(),
  place: z.string().trim().max(100).default(''),
  urgency: z.enum(URGENCIES).default('normal'),
  meetAt: instant.optional(),
  meetPlace: z.string().trim().max(100).default(''),
  units: z
    .array(z.object({ organisationId: z.uuid(), why: words(80) }))
    .min(1)
    .max(8),
  /** The stuck case by district and number. */
  origin: z.object({ district: z.string().regex(/^\d{6}$/), number: z.string().min(1).max(40) }).optional(),
  fileIds: z.array(z.uuid()).max(9).default([]),
})
export type RaiseWhistle = z.output<typeof raiseWhistleBody>

export const whistleLine = z.object({
  district: z.string(),
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  place: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  /** WGS84; null where it was raised from a case without a point of its own. */
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  kind: named,
  side: z.enum(whistleSides),
  urgency: z.string(),
  state: z.string(),
  /** Text key. */
  stateLabel: z.string(),
  meetAt: instant.nullable(),
  openedAt: instant,
  dueAt: instant.nullable(),
  warnAt: instant.nullable(),
  overdue: z.boolean(),
  final: z.boolean(),
  outcome: z.enum(OUTCOMES).nullable(),
  /** `late`: past the report-in limit when it came, or still not come. */
  calls: z.object({ all: z.number(), reported: z.number(), late: z.number(), closed: z.number() }),
  origin: z.string().nullable(),
})
export type WhistleLine = z.output<typeof whistleLine>

export const callLine = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  organisation: named,
  why: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  final: z.boolean(),
  calledAt: instant,
  reportBy: instant.nullable(),
  reportedAt: instant.nullable(),
  late: z.boolean(),
  comes: z.string().nullable(),
  arrivesAt: instant.nullable(),
  submittedAt: instant.nullable(),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  /** Null to other units: what is said of a unit is between it and the side that whistled. */
  appraisal: z
    .object({
      at: instant,
      inTime: z.enum(inTimeAnswers),
      acted: z.enum(degrees),
      satisfied: z.enum(satisfactions),
      reasons: z.string(),
    })
    .nullable(),
  answer: z.object({ at: instant, warranted: z.enum(degrees), atHand: z.enum(degrees), words: z.string() }).nullable(),
})
export type CallLine = z.output<typeof callLine>

const photo = z.object({ id: z.uuid(), url: z.string(), thumbnailUrl: z.string() })

const whistleDetail = whistleLine.extend({
  words: z.string(),
  meetPlace: z.string(),
  photos: z.array(photo),
  from: z.object({ district: z.string(), caseId: z.uuid(), number: z.string(), title: z.string() }).nullable(),
  callLines: z.array(callLine),
  /** Null to a called unit: the whistle itself is its whistler's. */
  case: caseView.nullable(),
})
export type WhistleDetail = z.output<typeof whistleDetail>

export const whistleQuery = pageQuery.extend({
  area: areaCode.optional(),
  kind: kindId.optional(),
  side: z.enum(whistleSides).optional(),
  final: z.enum(['true', 'false']).optional(),
  /** Somebody called has not come within the limit. */
  late: z.literal('true').optional(),
  q: z.string().trim().min(1).max(60).optional(),
  /** The case it was raised from. */
  origin: z.uuid().optional(),
})

export const whistleRoutes = {
  listWhistleKinds: route({
    method: 'GET',
    path: '/api/whistle-kinds',
    summary: 'The menu of whistles: which units must come, and how soon',
    permission: 'whistle.read',
    query: z.object({ ended: z.enum(['true', 'false']).default('false') }),
    reply: z.object({ items: z.array(whistleKind) }),
  }),
  saveWhistleKind: route({
    method: 'PUT',
    path: '/api/whistle-kinds/:id',
    summary: 'Create or change a kind; whistles that are open keep the limit they began with',
    permission: 'whistle_kind.edit',
    params: z.object({ id: kindId }),
    body: saveKindBody,
    reply: whistleKind,
  }),
  previewWhistle: route({
    method: 'GET',
    path: '/api/whistle-preview',
    summary: 'Which units a kind calls at a place',
    permission: 'whistle.raise',
    query: z.object({ kind: kindId, area: areaCode }),
    reply: z.object({
      units: z.array(calledUnit.extend({ organisation: named.nullable() })),
      limit: z.object({ amount: z.number().int(), unit: limitUnit }),
    }),
  }),
  raiseWhistle: route({
    method: 'POST',
    path: '/api/whistles',
    summary: 'Call units to a place',
    permission: 'whistle.raise',
    body: raiseWhistleBody,
    reply: whistleLine,
  }),
  listWhistles: route({
    method: 'GET',
    path: '/api/whistles',
    summary: 'Whistles within reach, the newest first',
    permission: 'whistle.read',
    query: whistleQuery,
    reply: page(whistleLine),
  }),
  getWhistle: route({
    method: 'GET',
    path: '/api/whistles/:district/:id',
    summary: 'One whistle with every called unit',
    permission: 'whistle.read',
    params: key,
    reply: whistleDetail,
  }),
  getWhistleCall: route({
    method: 'GET',
    path: '/api/whistle-calls/:district/:id',
    summary: 'What one unit was called to, with the whistle around it',
    permission: 'whistle.read',
    params: key,
    reply: z.object({ id: z.uuid(), whistle: whistleDetail, case: caseView }),
  }),
} as const
