import { light } from '#ui/tokens.ts'

/** What the areas may be filled by; each has its definition under `measures.<name>.definition`. */
export const measures = ['open', 'overdue', 'closed30'] as const
export type Measure = (typeof measures)[number]

/** One class of the legend, both ends included. */
export interface Step {
  from: number
  to: number
  colour: string
}

const hue: Record<Measure, string> = {
  open: light.state.moving,
  overdue: light.state.overdue,
  closed30: light.state.done,
}
const most = 4

/**
 * Classes of whole numbers, lightest first, each holding about as many different values: one very large area does not
 * make all others look alike. Zero is a class of its own and not among them.
 */
export function stepsOf(measure: Measure, values: readonly number[]): Step[] {
  const distinct = [...new Set(values.filter(value => value > 0))].toSorted((a, b) => a - b)
  const classes = Math.min(most, distinct.length)
  const cut = (index: number) => Math.floor((index * distinct.length) / classes)
  return Array.from({ length: classes }, (_, index) => {
    const held = distinct.slice(cut(index), cut(index + 1))
    return { from: held[0] ?? 0, to: held.at(-1) ?? 0, colour: tint(hue[measure], (index + 1) / classes) }
  })
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
