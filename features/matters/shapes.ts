import { z } from 'zod'
import { urgencies } from './categories.ts'
import { dutyLevels } from './dispatch-walk.ts'
import { satisfiedAnswers, solvedAnswers } from './rating.ts'

export const matterKinds = ['resident_request', 'grid_event', 'petition'] as const
export type MatterKind = (typeof matterKinds)[number]

/** How somebody told it whom staff write it down for: on the telephone, at the desk, or met on a round. */
export const callSources = ['phone', 'visit', 'patrol'] as const

/**
 * How it came in: a resident's own phone (`sentinel`: of one who registered as a grid sentinel there), a grid worker's round, staff writing down what somebody told them, or a work
 * sheet of the 12345 hotline.
 */
export const matterSources = ['resident', 'sentinel', 'grid_worker', 'on_behalf', ...callSources, 'hotline'] as const
export type MatterSource = (typeof matterSources)[number]

/** How the area was found; `named`: by the names on a work sheet, without a position. */
export const attributions = ['inside', 'edge', 'nearest', 'outside', 'named'] as const

export const buckets = ['accept', 'dispatch', 'handle', 'check', 'rate', 'done'] as const

export const district = z.string().regex(/^\d{6}$/)
export const matterKey = z.object({ district, id: z.uuid() })
export const areaRef = z.object({ code: z.string(), name: z.string(), level: z.string() })
export const organisationRef = z.object({ id: z.uuid(), name: z.string() })
export const categoryRef = z.object({ id: z.string(), name: z.string(), field: z.string() })
const instant = z.iso.datetime()

export const point = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  /** The frame the coordinates come in: a phone's GPS gives wgs84, Chinese map services gcj02 or bd09. */
  crs: z.enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09']).default('wgs84'),
  accuracyM: z.number().min(0).max(100_000).optional(),
})

export const matterSummary = z.object({
  district,
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  kind: z.enum(matterKinds),
  source: z.enum(matterSources),
  title: z.string(),
  place: z.string(),
  area: areaRef,
  category: categoryRef.nullable(),
  urgency: z.enum(urgencies),
  /** Key of the state in `matters:procedures.<kind>.states`. */
  state: z.string(),
  bucket: z.enum(buckets),
  openedAt: instant,
  dueAt: instant.nullable(),
  /** From here on the limit is said to run out. */
  warnAt: instant.nullable(),
  overdue: z.boolean(),
  final: z.boolean(),
  outcome: z.string().nullable(),
  attempt: z.number().int(),
  /** The unit at work, if one is. */
  lead: organisationRef.nullable(),
})
export type MatterSummary = z.output<typeof matterSummary>

export const photo = z.object({ id: z.uuid(), url: z.string(), thumbnailUrl: z.string() })

export const walkStep = z.object({
  level: z.enum([...dutyLevels, 'compound']),
  areaCode: z.string(),
  areaName: z.string(),
  part: z.enum(['lead', 'assist']),
  lookedFor: z.object({
    organisationKind: z.string().nullable(),
    organisationTag: z.string().nullable(),
    organisationId: z.uuid().nullable(),
  }),
  found: organisationRef.nullable(),
  dutyId: z.uuid().nullable(),
})
export const walk = z.object({
  lead: organisationRef.nullable(),
  assists: z.array(organisationRef),
  ending: z.enum(['duty', 'fallback', 'none']),
  steps: z.array(walkStep),
})

/** One dispatch as it was decided: what the walk suggested and what the person chose. */
export const dispatchRecord = z.object({
  seq: z.number().int(),
  at: instant,
  /** The person took the suggestion as it was. */
  followed: z.boolean(),
  suggested: walk,
  chosen: z.object({ lead: organisationRef, assists: z.array(organisationRef) }),
})

/** Masked: 王**, 138****1234. Null where nothing was given or the personal fields were detached. */
export const requesterView = z.object({
  anonymous: z.boolean(),
  secretFromUnit: z.boolean(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  detached: z.boolean(),
  /** Whether the caller may ask for the number, and if not, the error code that says why. */
  reveal: z.object({ allowed: z.boolean(), reason: z.string().nullable() }),
})

export const ratingView = z.object({
  attempt: z.number().int(),
  solved: z.enum(solvedAnswers),
  satisfied: z.enum(satisfiedAnswers),
  words: z.string().nullable(),
  ratedAt: instant,
})

export const categoryView = z.object({
  id: z.string(),
  field: z.string(),
  name: z.string(),
  nameEn: z.string(),
  keywords: z.array(z.string()),
  urgency: z.enum(urgencies),
  reopenDays: z.number().int(),
  photoRequired: z.boolean(),
  residents: z.boolean(),
  /** How near in metres and days counts as possibly the same; whether those about to report are shown them. */
  nearMetres: z.number().int(),
  nearDays: z.number().int(),
  nearShown: z.boolean(),
  position: z.number().int(),
  validTo: z.iso.date().nullable(),
  classes: z.array(z.object({ standardRef: z.string(), kind: z.string(), code: z.string(), name: z.string() })),
})
export type CategoryView = z.output<typeof categoryView>

export const dutyView = z.object({
  id: z.uuid(),
  categoryId: z.string(),
  categoryName: z.string(),
  level: z.enum(dutyLevels),
  area: z.object({ code: z.string(), name: z.string() }).nullable(),
  organisationKind: z.string().nullable(),
  organisationTag: z.string().nullable(),
  organisation: organisationRef.nullable(),
  part: z.enum(['lead', 'assist']),
  position: z.number().int(),
  effectiveFrom: instant,
  effectiveTo: instant.nullable(),
})
export type DutyView = z.output<typeof dutyView>

export const mapPoint = z.object({
  district,
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  lng: z.number(),
  lat: z.number(),
  bucket: z.enum(buckets),
  overdue: z.boolean(),
  urgency: z.enum(urgencies),
})
export const mapCluster = z.object({
  /** Middle of the cell's matters. */
  lng: z.number(),
  lat: z.number(),
  count: z.number().int(),
  overdue: z.number().int(),
  /** Matters per Workbench bucket, the overdue ones not among them: with those, the parts of the donut. */
  buckets: z.record(z.enum(buckets), z.number().int()),
})
