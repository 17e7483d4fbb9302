import { z } from 'zod'
import { areaLevels } from '#kernel/territory/index.ts'

/** What is counted, in the order of the screen. */
export const measures = ['received', 'handled', 'closed', 'open', 'overdue', 'yellow', 'red', 'held'] as const
export type Measure = (typeof measures)[number]

/** `few`: 1 to 4 · `hidden`: kept back so that no other can be worked out. `value` is null unless exact. */
export const count = z.object({ shown: z.enum(['exact', 'few', 'hidden']), value: z.number().int().nullable() })
export type Count = z.output<typeof count>

const area = z.object({ code: z.string(), name: z.string(), nameEn: z.string().nullable() })

/** A rate as the catalogue of indicators defines it, in the caller's language. */
export const rate = z.object({
  key: z.string(),
  name: z.string(),
  formula: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  shown: z.string(),
  /** Percent; null unless exact. */
  value: z.number().nullable(),
})
export type Rate = z.output<typeof rate>

/** Public by the rule of the open interfaces, and of that only what names nobody. */
export const publicLine = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  category: z.string(),
  areaName: z.string(),
  stateText: z.string(),
})
export type PublicLine = z.output<typeof publicLine>

/** Open matters of one part of the area, at a point inside it. */
export const spot = area.extend({
  lng: z.number(),
  lat: z.number(),
  /** Null for 1 to 4. */
  open: z.number().int().nullable(),
  /** What is most pressing there. */
  worst: z.enum(['overdue', 'soon', 'hold', 'moving']),
})
export type Spot = z.output<typeof spot>

export const wall = z.object({
  asOf: z.iso.datetime(),
  /** The day the numbers of today belong to, in Asia/Shanghai. */
  day: z.iso.date(),
  area: area.extend({ level: z.enum(areaLevels), children: z.number().int() }),
  /** One level down, for a screen that takes turns. */
  parts: z.array(area),
  counts: z.object({
    received: count,
    handled: count,
    closed: count,
    open: count,
    overdue: count,
    yellow: count,
    red: count,
    held: count,
  }),
  rates: z.array(rate),
  spots: z.array(spot),
  latest: z.array(publicLine),
})
export type Wall = z.output<typeof wall>
