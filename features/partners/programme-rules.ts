import type { ProgrammeContent, Pulse } from './programme-shapes.ts'

/** What of a line could be heard of in the days of its programme. */
interface Heard {
  /** Procedures and organisations it is tied to at all; indicators carry nothing by themselves. */
  ties: number
  cases: number
  activeOrganisations: number
}

/** A line nothing carries is a slogan; one whose carriers did nothing in time is asleep. */
export function pulseOf({ ties, cases, activeOrganisations }: Heard): Pulse {
  if (ties === 0) return 'slogan'
  return cases > 0 || activeOrganisations > 0 ? 'alive' : 'asleep'
}

interface ContentFault {
  field: string
  code: 'partners.line_twice' | 'partners.procedure_unknown' | 'partners.indicator_unknown'
}

/** Lines are told apart by their keys, and tied to what there is. */
export function contentFault(
  content: ProgrammeContent,
  known: { procedures: readonly string[]; indicators: readonly string[] | null },
): ContentFault | null {
  const keys = content.lines.map(line => line.key)
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index)
  if (twice >= 0) return { field: `content.lines.${twice}.key`, code: 'partners.line_twice' }
  for (const [index, line] of content.lines.entries()) {
    const at = `content.lines.${index}`
    if (!line.procedures.every(key => known.procedures.includes(key)))
      return { field: `${at}.procedures`, code: 'partners.procedure_unknown' }
    if (known.indicators && !line.indicators.every(key => known.indicators?.includes(key)))
      return { field: `${at}.indicators`, code: 'partners.indicator_unknown' }
  }
  return null
}
