import { z } from 'zod'
import { areaCode } from './code.ts'
import type { MultiPolygon, Position } from './geometry.ts'
import { buildGridIndex } from './grid-index.ts'
import { crossingOf } from './self-crossing.ts'
import { areaName, areaRef, isoDate, topologyFault } from './shapes.ts'
import { checkTopology, type Shape } from './topology.ts'

/** Vertices of all grids of one redraw together: a survey of a community has a few thousand. */
const MOST_POSITIONS = 50_000

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)])
const ring = z.array(position).min(4).max(MOST_POSITIONS)
const polygon = z.array(z.array(ring).min(1)).min(1).max(100)

/** One grid as it is to be drawn. `name` and `predecessorCode` of a new one. */
export const drawnGrid = z.object({
  code: areaCode,
  polygon,
  name: areaName.optional(),
  predecessorCode: areaCode.optional(),
})

/** What is to change of the grids of a community: those drawn anew, and those that end in another. */
export const redrawPlan = z.object({
  grids: z.array(drawnGrid).max(200),
  ends: z.array(z.object({ code: areaCode, successorCode: areaCode })).max(200),
})
export type RedrawPlan = z.output<typeof redrawPlan>

/** crossing: a border that crosses itself, so that inside and outside are not what the eye sees. */
export const redrawFault = topologyFault.extend({ kind: z.enum(['crossing', 'overlap', 'gap', 'outside']) })
export type RedrawFault = z.output<typeof redrawFault>

const moved = z.object({ from: z.string(), to: z.string(), matters: z.number().int(), compounds: z.number().int() })

/** What would follow from a redraw. */
export const redrawPreview = z.object({
  faults: z.array(redrawFault),
  /** Open matters and compounds whose ground goes to another grid. */
  matters: z.number().int(),
  compounds: z.number().int(),
  moves: z.array(moved),
})
export type RedrawPreview = z.output<typeof redrawPreview>

export const redrawRun = z.object({
  id: z.uuid(),
  effectiveOn: isoDate,
  state: z.enum(['planned', 'applied', 'withdrawn', 'failed']),
  reason: z.string(),
  madeAt: z.iso.datetime(),
  generation: z.number().int().nullable(),
  fault: z.string().nullable(),
})

/** How each end of a redraw is called in the audit log. */
export const redrawEvents = {
  planned: 'territory.redraw_planned',
  applied: 'territory.redrawn',
  failed: 'territory.redraw_failed',
} as const

/** Everything an editor starts from; shapes exactly as stored. */
export const drawing = z.object({
  community: areaRef.extend({ polygon: z.array(z.array(z.array(position))).nullable() }),
  generation: z.number().int(),
  grids: z.array(areaRef.extend({ polygon: z.array(z.array(z.array(position))).nullable() })),
  /** A code never used under this community. */
  freeCode: z.string(),
  redraws: z.array(redrawRun),
})
export type Drawing = z.output<typeof drawing>

/** The grids as they would be. */
export function gridsAfter(before: readonly Shape[], { grids, ends }: RedrawPlan): Shape[] {
  const gone = new Set([...grids, ...ends].map(({ code }) => code))
  return [
    ...before.filter(({ code }) => !gone.has(code)),
    ...grids.map(({ code, polygon: shape }) => ({ code, polygon: shape })),
  ]
}

interface Faulty {
  community: { code: string; polygon: MultiPolygon | null }
  before: readonly Shape[]
  plan: RedrawPlan
}

/** Every fault a redraw would have or leave. Of borders that cross themselves nothing further can be said. */
export function faultsOf({ community, before, plan }: Faulty): RedrawFault[] {
  const crossing = plan.grids.flatMap(({ code, polygon: shape }): RedrawFault[] => {
    const at = crossingOf(shape)
    return at ? [{ kind: 'crossing', lng: at[0], lat: at[1], codes: [code, code], areaM2: 0 }] : []
  })
  return crossing.length > 0 ? crossing : checkTopology({ community, grids: gridsAfter(before, plan) })
}

/** Faults that stand in the way: those of the grids that change. What was wrong elsewhere before is no reason. */
export function hindering(faults: readonly RedrawFault[], plan: RedrawPlan): RedrawFault[] {
  const changed = new Set([
    ...plan.grids.map(({ code }) => code),
    ...plan.ends.map(({ successorCode }) => successorCode),
  ])
  return faults.filter(({ codes }) => codes.some(code => changed.has(code)))
}

/** Which points come to lie in another grid, by the rule of attribution; ground of a grid that ends counts even when none takes it. */
export function movesOf(points: readonly Position[], before: readonly Shape[], after: readonly Shape[]) {
  const [was, is] = [indexOf(before), indexOf(after)]
  return points.map(([lng, lat]) => ({ from: gridAt(was, lng, lat), to: gridAt(is, lng, lat) }))
}

function indexOf(shapes: readonly Shape[]) {
  const drawn = shapes.filter(({ polygon: shape }) => shape.length > 0)
  return drawn.length === 0 ? null : buildGridIndex(drawn.map(shape => ({ ...shape, generation: 0 })))
}

function gridAt(index: ReturnType<typeof indexOf>, lng: number, lat: number): string | null {
  const found = index?.locate(lng, lat)
  return !found || found.attribution === 'outside' ? null : found.code
}
