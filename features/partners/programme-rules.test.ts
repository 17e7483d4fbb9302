import { describe, expect, it } from 'vitest'
import { contentFault, pulseOf } from './programme-rules.ts'
import { programmeContent } from './programme-shapes.ts'
import { contentOf, programmeTemplates } from './programme-templates.ts'

describe('a line', () => {
  it('is a slogan when nothing carries it, asleep when its carriers did nothing, alive when any did', () => {
    expect(pulseOf({ ties: 0, cases: 0, activeOrganisations: 0 })).toBe('slogan')
    expect(pulseOf({ ties: 2, cases: 0, activeOrganisations: 0 })).toBe('asleep')
    expect(pulseOf({ ties: 1, cases: 1, activeOrganisations: 0 })).toBe('alive')
    expect(pulseOf({ ties: 1, cases: 0, activeOrganisations: 1 })).toBe('alive')
  })
})

describe('the methods of the reports', () => {
  const procedures = ['resident_request', 'grid_event', 'partner_organisation', 'partner_resident']

  it.each(programmeTemplates.map(template => [template.key, template] as const))('%s is sound', (_key, template) => {
    const content = programmeContent.parse(contentOf(template))
    expect(contentFault(content, { procedures, indicators: [] })).toBeNull()
  })

  it('would not be sound with a line twice, or tied to nothing there is', () => {
    const [first] = programmeTemplates
    if (!first) throw new Error('There are templates')
    const content = contentOf(first)
    const [line] = content.lines
    if (!line) throw new Error('It has lines')
    const twice = { ...content, lines: [line, line] }
    expect(contentFault(twice, { procedures, indicators: [] })?.code).toBe('partners.line_twice')
    expect(contentFault(content, { procedures: [], indicators: [] })?.code).toBe('partners.procedure_unknown')
    const measured = { ...content, lines: [{ ...line, indicators: ['happiness'] }] }
    expect(contentFault(measured, { procedures, indicators: ['solution_rate'] })?.code).toBe(
      'partners.indicator_unknown',
    )
  })
})
