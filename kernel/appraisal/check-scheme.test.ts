import { describe, expect, it } from 'vitest'
import { checkScheme } from './check-scheme.ts'
import { aScheme, known } from './scheme.fixtures.ts'
import type { Rules } from './scheme.ts'

type Break = (rules: Rules) => Rules

/** The list with one entry changed. */
function change<T>(list: readonly T[], index: number, rest: object): T[] {
  return list.map((one, at) => (at === index ? { ...one, ...rest } : one))
}

const { indicators, groups, bands, consequences } = aScheme()
const scored = indicators.slice(1)

const breaks: Record<string, { code: string; by: Break }> = {
  'a weight that does not add up': {
    code: 'weights_not_whole',
    by: one => ({ ...one, indicators: change(indicators, 0, { weight: 3999 }) }),
  },
  'an indicator missing': { code: 'weights_not_whole', by: one => ({ ...one, indicators: scored }) },
  'a key twice': { code: 'key_not_unique', by: one => ({ ...one, groups: change(groups, 1, { key: 'branch' }) }) },
  'a measure nobody has': {
    code: 'measure_unknown',
    by: one => ({ ...one, indicators: change(indicators, 0, { measure: 'none.such' }) }),
  },
  'a measure of something else': {
    code: 'measure_of_other_subject',
    by: one => ({ ...one, indicators: change(indicators, 0, { measure: 'example.area' }) }),
  },
  'a count without a way to go': {
    code: 'scale_has_no_length',
    by: one => ({ ...one, indicators: change(indicators, 0, { fullAt: 5000 }) }),
  },
  'a scale without a way to go': {
    code: 'scale_has_no_length',
    by: one => ({ ...one, indicators: change(indicators, 1, { scale: { kind: 'points', min: 5, max: 5 } }) }),
  },
  'shares that do not add up': {
    code: 'shares_not_whole',
    by: one => ({ ...one, groups: change(groups, 0, { share: 5001 }) }),
  },
  'nobody to score': { code: 'nobody_scores', by: one => ({ ...one, groups: [] }) },
  'raters with nothing to score': {
    code: 'nothing_to_score',
    by: one => ({ ...one, indicators: change(indicators.slice(0, 1), 0, { weight: 10_000 }) }),
  },
  'more than everybody': {
    code: 'quorum_over_all',
    by: one => ({ ...one, groups: change(groups, 1, { quorum: { amount: 101, unit: 'percent' } }) }),
  },
  'a gap between bands': { code: 'bands_leave_gap', by: one => ({ ...one, bands: change(bands, 1, { from: 8001 }) }) },
  'a gap at the bottom': { code: 'bands_leave_gap', by: one => ({ ...one, bands: change(bands, 3, { from: 1 }) }) },
  'a gap at the top': { code: 'bands_leave_gap', by: one => ({ ...one, bands: change(bands, 0, { to: 11_999 }) }) },
  'bands that overlap': { code: 'bands_overlap', by: one => ({ ...one, bands: change(bands, 2, { to: 8001 }) }) },
  'bands beyond the range': { code: 'bands_beyond_range', by: one => ({ ...one, range: { min: 0, max: 11_000 } }) },
  'a band of nothing': { code: 'band_has_no_length', by: one => ({ ...one, bands: change(bands, 1, { from: 9000 }) }) },
  'a range of nothing': { code: 'range_has_no_length', by: one => ({ ...one, range: { min: 0, max: 0 } }) },
  'a consequence of no band': {
    code: 'band_unknown',
    by: one => ({ ...one, consequences: change(consequences, 0, { bands: ['none'] }) }),
  },
  'a consequence that leads nowhere': {
    code: 'consequence_leads_nowhere',
    by: one => ({ ...one, consequences: change(consequences, 0, { procedure: null }) }),
  },
  'a procedure nobody has': {
    code: 'procedure_unknown',
    by: one => ({ ...one, consequences: change(consequences, 0, { procedure: 'none' }) }),
  },
  'a hook nobody has': {
    code: 'hook_unknown',
    by: one => ({ ...one, consequences: change(consequences, 0, { procedure: null, hook: 'none' }) }),
  },
}

/** A person by a published rule, in four grades (C48). */
function ofPersons(rest: Partial<Rules> = {}): Rules {
  return aScheme({
    indicators: change(scored, 0, { weight: 10_000 }),
    groups: change(groups.slice(0, 1), 0, { share: 10_000 }),
    adjustments: [],
    audience: 'subject',
    ...rest,
  })
}

const personBreaks: Record<string, { code: string; rest: Partial<Rules> }> = {
  'no rule named': { code: 'basis_missing', rest: { basis: '' } },
  'announced to everybody': { code: 'person_in_public', rest: { audience: 'public' } },
  'without bands': { code: 'person_without_bands', rest: { bands: [], consequences: [] } },
  'points for or against': { code: 'person_with_points', rest: { adjustments: aScheme().adjustments } },
}

describe('the checker', () => {
  it('finds nothing wrong with what is sound', () => {
    expect(checkScheme({ subjectKind: 'organisation', rules: aScheme() }, known)).toEqual([])
    expect(checkScheme({ subjectKind: 'person', rules: ofPersons() }, known)).toEqual([])
  })

  it.each(Object.entries(breaks))('refuses %s', (_what, { code, by }) => {
    const broken = by(aScheme())
    const found = checkScheme({ subjectKind: 'organisation', rules: broken }, known)
    expect(found.map(one => one.problem)).toContain(code)
  })

  it.each(Object.entries(personBreaks))('refuses a person %s', (_what, { code, rest }) => {
    const found = checkScheme({ subjectKind: 'person', rules: ofPersons(rest) }, known)
    expect(found.map(one => one.problem)).toContain(code)
  })
})
