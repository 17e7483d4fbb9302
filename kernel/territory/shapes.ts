import { z } from 'zod'
import { areaCode, areaLevels } from './code.ts'

export const isoDate = z.iso.date()
export const areaName = z.string().trim().min(1).max(100)
const lng = z.number().min(-180).max(180)
const lat = z.number().min(-85).max(85)

/** Grids: `basic`, or `dedicated` to a school, hospital, park, market or office (DB6101/T 3185-2024 §5.1). */
export const areaKinds = ['basic', 'dedicated'] as const
/** The nets merged into one grid (多网合一: C29, D03). */
export const gridFunctions = ['party', 'governance', 'civil_affairs', 'emergency', 'fire', 'health', 'urban'] as const

export const areaRef = z.object({ code: z.string(), name: z.string(), level: z.enum(areaLevels) })
export type AreaRef = z.output<typeof areaRef>

export const area = areaRef.extend({
  parentCode: z.string().nullable(),
  nameEn: z.string().nullable(),
  kind: z.string(),
  functions: z.array(z.string()),
  validFrom: isoDate,
  /** First day no longer in force. */
  validTo: isoDate.nullable(),
  predecessorCode: z.string().nullable(),
  successorCode: z.string().nullable(),
  /** A point inside, WGS84. */
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  households: z.number().int().nullable(),
  /** Areas directly under it that are in force. */
  children: z.number().int(),
})
export type Area = z.output<typeof area>

export const areaDetail = area.extend({
  /** The city first, the area itself last. */
  path: z.array(areaRef),
  /** Oldest first; `to` is the day the next name began. */
  formerNames: z.array(z.object({ name: z.string(), from: isoDate, to: isoDate })),
  /** Generation of its open boundary; null when none is drawn. */
  boundaryGeneration: z.number().int().nullable(),
})
export type AreaDetail = z.output<typeof areaDetail>

/** What can be written of an area. Absent keeps, null clears; the code never changes. */
export const areaInput = z.object({
  name: areaName,
  nameEn: z.string().trim().max(100).nullable().optional(),
  kind: z.enum(areaKinds).optional(),
  functions: z.array(z.enum(gridFunctions)).max(gridFunctions.length).optional(),
  households: z.number().int().min(0).max(1_000_000).nullable().optional(),
})

const built = { district: z.string().regex(/^\d{6}$/), id: z.uuid() }
/** Key of everything in the built tree: rows are distributed by district. */
export const builtKey = z.object(built)

/** 小区: lies in one community and touches one or more grids. */
export const compound = z.object({
  ...built,
  communityCode: z.string(),
  gridCodes: z.array(z.string()),
  name: z.string(),
  address: z.string(),
  lng: z.number(),
  lat: z.number(),
  households: z.number().int().nullable(),
  builtYear: z.number().int().nullable(),
  validTo: isoDate.nullable(),
})
export type Compound = z.output<typeof compound>

export const compoundInput = z.object({
  communityCode: areaCode,
  /** Grids it touches; on creation, without it, the grid its point lies in. */
  gridCodes: z.array(areaCode).max(50).optional(),
  name: areaName,
  address: z.string().trim().max(200).optional(),
  lng,
  lat,
  households: z.number().int().min(0).max(100_000).nullable().optional(),
  builtYear: z.number().int().min(1800).max(2200).nullable().optional(),
})

/** 楼栋 */
export const building = z.object({
  ...built,
  compoundId: z.uuid(),
  gridCode: z.string().nullable(),
  name: z.string(),
  floors: z.number().int().nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
})
export type Building = z.output<typeof building>

export const buildingInput = z.object({
  gridCode: areaCode.nullable().optional(),
  name: areaName,
  floors: z.number().int().min(1).max(200).nullable().optional(),
  lng: lng.nullable().optional(),
  lat: lat.nullable().optional(),
})

/** 单元 */
export const unit = z.object({ ...built, buildingId: z.uuid(), name: z.string() })
export type Unit = z.output<typeof unit>
export const unitInput = z.object({ name: areaName })

/** 户: a place, never the people in it. */
export const dwelling = z.object({
  ...built,
  unitId: z.uuid(),
  name: z.string(),
  floor: z.number().int().nullable(),
  /** Floor area in 0.01 m², for owners' quorum by area. */
  areaCentiM2: z.number().int().nullable(),
})
export type Dwelling = z.output<typeof dwelling>
export const dwellingInput = z.object({
  name: areaName,
  floor: z.number().int().min(-10).max(200).nullable().optional(),
  areaCentiM2: z.number().int().min(0).max(100_000_000).nullable().optional(),
})

/**
 * Coordinate frames that come in from outside. Stored coordinates are always WGS84; CGCS2000 (the legal national
 * frame) differs from it by less than a metre and is taken as equal. GCJ-02 and BD-09 are what Chinese map services
 * return; at Chuzhou GCJ-02 lies 554 m off (domain 9).
 */
export const crsNames = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const
export type Crs = (typeof crsNames)[number]
export const crs = z.enum(crsNames)

/** Grid polygons of a community must cover it without gaps or overlaps (CJ/T 349-2010 §6). */
export const topologyFault = z.object({
  /** gap: ground of the community in no grid; overlap: ground in two grids; outside: ground of a grid beyond the community. */
  kind: z.enum(['gap', 'overlap', 'outside']),
  /** A point inside the faulty ground, WGS84. */
  lng: z.number(),
  lat: z.number(),
  /** overlap: the two grids; outside: grid and community; gap: the two nearest grids (grid and community if there is one grid). */
  codes: z.tuple([z.string(), z.string()]),
  areaM2: z.number(),
})
export type TopologyFault = z.output<typeof topologyFault>
