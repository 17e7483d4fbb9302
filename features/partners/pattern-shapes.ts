import { z } from 'zod'
import { organisationKinds, roles } from '#kernel/people/index.ts'
import { areaLevels } from '#kernel/territory/index.ts'

const text = z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(120) })
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/** A post of a level with how many must be held; `from` says who the seats are meant for, in words alone. */
const patternPost = z.object({
  role: z.enum(roles),
  least: z.number().int().min(1).max(50),
  from: text.nullable().default(null),
})

/** One level of a shape: what stands there, under which level, how many. */
export const patternNode = z.object({
  key,
  /** The level above; null for the top. */
  parent: key.nullable(),
  name: text,
  kind: z.enum(organisationKinds),
  /** Where it may sit. */
  levels: z.array(z.enum(areaLevels)).min(1),
  /** parent: so many under each organisation above. area: so many in every area of the first level named. */
  per: z.enum(['parent', 'area']).default('parent'),
  least: z.number().int().min(0).max(50),
  posts: z.array(patternPost).max(10).default([]),
})
export type PatternNode = z.output<typeof patternNode>

export const pattern = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  /** Row of the catalogue it comes from; empty for a city's own. */
  source: z.string(),
  nodes: z.array(patternNode),
  validTo: z.iso.date().nullable(),
})
export type Pattern = z.output<typeof pattern>

export const patternInput = z.object({
  zh: text.shape.zh,
  en: text.shape.en,
  nodes: z.array(patternNode).min(1).max(12),
  validTo: z.iso.date().nullable().default(null),
})

const vacancy = z.object({
  role: z.enum(roles),
  want: z.number().int(),
  have: z.number().int(),
  from: z.string().nullable(),
})

/** One place of a shape as it stands: an organisation, or that so many are missing. */
const checkedNode = z.object({
  /** Unique within its area. */
  id: z.string(),
  parentId: z.string().nullable(),
  nodeKey: z.string(),
  level: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Organisations that should stand here and do not. */
  missing: z.number().int(),
  vacancies: z.array(vacancy),
})
export type CheckedNode = z.output<typeof checkedNode>

export const checkedArea = z.object({
  code: z.string(),
  name: z.string(),
  /** Organisations missing and posts not held. */
  gaps: z.number().int(),
  nodes: z.array(checkedNode),
})
export type CheckedArea = z.output<typeof checkedArea>

/** One gap as a line: for the list that is handed out. */
export const patternGap = z.object({
  rootCode: z.string(),
  rootName: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  level: z.string(),
  organisation: z.string().nullable(),
  /** Null: the organisation itself is missing. */
  role: z.enum(roles).nullable(),
  lacking: z.number().int(),
})
export type PatternGap = z.output<typeof patternGap>
