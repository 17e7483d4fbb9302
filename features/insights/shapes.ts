import { z } from 'zod'
import { areaCode, areaLevels } from '#kernel/territory/index.ts'
import { periodKinds } from './dates.ts'

export const groupings = ['area', 'organisation', 'category'] as const
export type Grouping = (typeof groupings)[number]

/** A number as it may be shown. `value` is in the indicator's unit and null unless exact. */
export const figure = z.object({
  shown: z.enum(['exact', 'few', 'most', 'hidden', 'none']),
  value: z.number().nullable(),
  n: z.number().int().nullable(),
  d: z.number().int().nullable(),
})
export type Figure = z.output<typeof figure>

/** By indicator. */
export const figures = z.record(z.string(), figure)
export type Figures = z.output<typeof figures>

/** `assessed`: without what was taken out of assessment (剔除); `all`: with it (domain 2.7 asks for both). */
export const both = z.object({ assessed: figures, all: figures })
export type Both = z.output<typeof both>

/** The same group now, one period before, and a year before. */
export const compared = z.object({ current: both, previous: both, lastYear: both })
export type Compared = z.output<typeof compared>

export const tableRow = compared.extend({
  /** Area code, organisation id or category id; `rest` is what belongs to none of the others. */
  key: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
})
export type TableRow = z.output<typeof tableRow>

export const span = z.object({ from: z.iso.date(), to: z.iso.date() })
export const periodInfo = span.extend({
  kind: z.enum(periodKinds),
  /** False while days of it are still to come: `to` is then the last whole day. */
  whole: z.boolean(),
  previous: span,
  lastYear: span,
})
export type PeriodInfo = z.output<typeof periodInfo>

export const areaInfo = z.object({ code: z.string(), name: z.string(), level: z.enum(areaLevels) })

export const numbersTable = z.object({
  by: z.enum(groupings),
  rows: z.array(tableRow),
})
export type NumbersTable = z.output<typeof numbersTable>

export const numbers = z.object({
  area: areaInfo,
  /** From the top of the caller's reach down to the area. */
  path: z.array(z.object({ code: z.string(), name: z.string() })),
  period: periodInfo,
  /** Events up to here are counted. Null: nothing has been counted yet. */
  countedUntil: z.iso.datetime().nullable(),
  catalogueVersion: z.number().int(),
  /** What the numbers are narrowed to. */
  filter: z
    .object({
      by: z.enum(['category', 'organisation']),
      key: z.string(),
      name: z.string(),
      nameEn: z.string().nullable(),
    })
    .nullable(),
  total: compared,
  table: numbersTable,
})
export type Numbers = z.output<typeof numbers>

export const seriesPoint = span.extend({ whole: z.boolean(), figures: both })
export type SeriesPoint = z.output<typeof seriesPoint>

export const publicationStates = ['draft', 'published'] as const
export const reportFormats = ['docx', 'xlsx'] as const
export const reportLocales = ['zh', 'en'] as const
export type ReportFormat = (typeof reportFormats)[number]

export const publicationLine = z.object({
  district: z.string(),
  id: z.uuid(),
  area: areaInfo,
  kind: z.enum(periodKinds),
  from: z.iso.date(),
  to: z.iso.date(),
  edition: z.number().int(),
  state: z.enum(publicationStates),
  /** Why there is a further edition. */
  reason: z.string().nullable(),
  catalogueVersion: z.number().int(),
  hash: z.string(),
  createdAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  /** Whether the written report is ready in its present state. */
  ready: z.boolean(),
  mayPublish: z.boolean(),
})
export type PublicationLine = z.output<typeof publicationLine>

/** What is frozen: all that the report says, definitions included. */
export const publicationContent = z.object({
  area: areaInfo,
  period: periodInfo,
  countedUntil: z.iso.datetime().nullable(),
  catalogueVersion: z.number().int(),
  total: compared,
  byArea: numbersTable,
  byCategory: numbersTable,
  byOrganisation: numbersTable,
})
export type PublicationContent = z.output<typeof publicationContent>

export const publicationDetail = publicationLine.extend({
  content: publicationContent,
  prevHash: z.string(),
  /** The stored content still has the hash it was given. */
  intact: z.boolean(),
})

export const numbersQuery = z.object({
  area: areaCode.optional(),
  by: z.enum(groupings).default('area'),
  period: z.enum(periodKinds).default('month'),
  /** Any day of the period; yesterday when absent. */
  at: z.iso.date().optional(),
  category: z
    .string()
    .regex(/^[a-z_]+(\.[a-z0-9_]+)?$/)
    .optional(),
  organisation: z.uuid().optional(),
})
export type NumbersQuery = z.output<typeof numbersQuery>
