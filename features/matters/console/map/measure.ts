import { light } from '#ui/tokens.ts'

/** What the areas may be filled by; each has its definition under `measures.<name>.definition`. */
export const measures = ['open', 'overdue', 'closed30'] as const
export type Measure = (typeof measures)[number]

/** Heat: matters over the ground or the dwellings of the drawn parts. */
export const densities = ['perKm2', 'perHomes'] as const
export type Density = (typeof densities)[number]

/** What the areas are filled by: a number of matters, a density, or the key of a layer another part brings. */
export type Fill = Measure | Density | `layer-${string}`

export function isMeasure(fill: Fill | null): fill is Measure {
  return measures.some(known => known === fill)
}
export function isDensity(fill: Fill | null): fill is Density {
  return densities.some(known => known === fill)
}

/** The fill an address names, of our own or a layer there is; anything else is the first. */
export function readFill(text: string | undefined, layers: readonly string[]): Fill {
  const brought = layers.map((key): Fill => `layer-${key}`)
  return [...measures, ...densities, ...brought].find(known => known === text) ?? 'open'
}

/** One class of the legend, both ends included. */
export interface Step {
  from: number
  to: number
  colour: string
}

const hue: Record<Measure | Density, string> = {
  open: light.state.moving,
  overdue: light.state.overdue,
  closed30: light.state.done,
  perKm2: light.soonText,
  perHomes: light.soonText,
}
/** Of layers that other parts bring. */
const layerHue = light.state.hold
const most = 4

/**
 * Classes of numbers, lightest first, each holding about as many different values: one very large area does not
 * make all others look alike. Zero is a class of its own and not among them. A class is told from the next by how dark it
 * is, never by its hue, so that it is told apart by every eye and on grey paper.
 */
export function stepsOf(fill: Fill, values: readonly number[]): Step[] {
  const distinct = [...new Set(values.filter(value => value > 0))].toSorted((a, b) => a - b)
  const classes = Math.min(most, distinct.length)
  const cut = (index: number) => Math.floor((index * distinct.length) / classes)
  return Array.from({ length: classes }, (_, index) => {
    const held = distinct.slice(cut(index), cut(index + 1))
    return { from: held[0] ?? 0, to: held.at(-1) ?? 0, colour: tint(hueOf(fill), (index + 1) / classes) }
  })
}

function hueOf(fill: Fill): string {
  return isMeasure(fill) || isDensity(fill) ? hue[fill] : layerHue
}

/** Two digits that count: 0.37, 4.1, 120. More would say more than a density does. */
export function twoDigits(value: number): number {
  return Number(value.toPrecision(2))
}

/** Null for a value no class holds: zero. */
export function colourOf(steps: readonly Step[], value: number): string | null {
  return steps.find(step => value >= step.from && value <= step.to)?.colour ?? null
}

/** What a zero is filled with: nothing to see, but counted. */
export const zeroColour = light.paper

/** From paper (0) to the full colour (1). */
function tint(colour: string, part: number): string {
  const share = 0.25 + 0.75 * part
  const mixed = channels(colour).map((value, index) =>
    Math.round(value * share + (channels(light.paper)[index] ?? 255) * (1 - share)),
  )
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`
}

function channels(colour: string): number[] {
  return [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
}
