import { type Rules, type SubjectKind, WHOLE } from './scheme.ts'

/** What the installation knows: which measure counts which kind of subject, and what a consequence may lead to. */
export interface Known {
  measures: ReadonlyMap<string, SubjectKind>
  /** Procedures whose cases are about results. */
  procedures: ReadonlySet<string>
  hooks: ReadonlySet<string>
}

export interface SchemeProblem {
  /** Stable code; its text is in the messages under `problems`. */
  problem: string
  /** Path into the rules, such as `bands.2`. */
  at: string
}

/**
 * Proves a scheme before a round may use it: when it is saved, and again at every start. An empty list means that weights and
 * shares are whole, the bands tile the range, every measure and consequence is known, and a person is only ever
 * appraised by a rule that is named, in bands, and not in public.
 */
export function checkScheme(scheme: { subjectKind: SubjectKind; rules: Rules }, known: Known): SchemeProblem[] {
  const { rules, subjectKind } = scheme
  return [
    ...checkKeys(rules),
    ...checkIndicators(rules, subjectKind, known),
    ...checkGroups(rules),
    ...checkBands(rules),
    ...checkConsequences(rules, known),
    ...(subjectKind === 'person' ? checkPersons(rules) : []),
  ]
}

const problem = (code: string, at: string): SchemeProblem => ({ problem: code, at })

function checkKeys(rules: Rules): SchemeProblem[] {
  const lists = ['indicators', 'groups', 'bands', 'adjustments', 'consequences'] as const
  return lists.flatMap(list =>
    repeated(rules[list].map(one => one.key)).map(index => problem('key_not_unique', `${list}.${index}.key`)),
  )
}

function repeated(keys: readonly string[]): number[] {
  return keys.flatMap((key, index) => (keys.indexOf(key) === index ? [] : [index]))
}

function checkIndicators(rules: Rules, kind: SubjectKind, known: Known): SchemeProblem[] {
  const sum = rules.indicators.reduce((total, one) => total + one.weight, 0)
  const found = rules.indicators.flatMap((one, index) => {
    const at = `indicators.${index}`
    if (one.source === 'counted') {
      const measured = known.measures.get(one.measure)
      if (measured === undefined) return [problem('measure_unknown', `${at}.measure`)]
      if (measured !== kind) return [problem('measure_of_other_subject', `${at}.measure`)]
      return one.zeroAt === one.fullAt ? [problem('scale_has_no_length', `${at}.fullAt`)] : []
    }
    const { scale } = one
    if (scale.kind === 'points') return scale.min < scale.max ? [] : [problem('scale_has_no_length', `${at}.scale.max`)]
    return repeated(scale.grades.map(grade => grade.key)).map(grade =>
      problem('key_not_unique', `${at}.scale.grades.${grade}.key`),
    )
  })
  return sum === WHOLE ? found : [problem('weights_not_whole', 'indicators'), ...found]
}

function checkGroups({ groups, indicators }: Rules): SchemeProblem[] {
  const isScored = indicators.some(one => one.source === 'scored')
  if (isScored && groups.length === 0) return [problem('nobody_scores', 'groups')]
  if (!isScored && groups.length > 0) return [problem('nothing_to_score', 'groups')]
  const found = groups.flatMap(({ quorum, secret, asksWhy }, index) => [
    ...(quorum.unit === 'percent' && quorum.amount > 100 ? [problem('quorum_over_all', `groups.${index}.quorum`)] : []),
    ...(secret && asksWhy ? [problem('why_in_secret', `groups.${index}.asksWhy`)] : []),
  ])
  const sum = groups.reduce((total, one) => total + one.share, 0)
  return groups.length === 0 || sum === WHOLE ? found : [problem('shares_not_whole', 'groups'), ...found]
}

/** Sorted by where they begin, each band must begin where the one before ends, from one end of the range to the other. */
function checkBands({ bands, range }: Rules): SchemeProblem[] {
  if (range.min >= range.max) return [problem('range_has_no_length', 'range')]
  if (bands.length === 0) return []
  const sorted = bands.map((one, index) => ({ ...one, index })).toSorted((a, b) => a.from - b.from || a.to - b.to)
  const found: SchemeProblem[] = []
  let end = range.min
  for (const one of sorted) {
    const at = `bands.${one.index}`
    if (one.from >= one.to) found.push(problem('band_has_no_length', at))
    if (one.from > end) found.push(problem('bands_leave_gap', at))
    if (one.from < end) found.push(problem('bands_overlap', at))
    end = Math.max(end, one.to)
  }
  if (end < range.max) found.push(problem('bands_leave_gap', 'bands'))
  if (end > range.max) found.push(problem('bands_beyond_range', 'bands'))
  return found
}

function checkConsequences({ consequences, bands }: Rules, known: Known): SchemeProblem[] {
  return consequences.flatMap((one, index) => {
    const at = `consequences.${index}`
    const found: SchemeProblem[] = []
    if (one.bands.some(key => !bands.some(band => band.key === key))) found.push(problem('band_unknown', `${at}.bands`))
    if ((one.procedure === null) === (one.hook === null)) found.push(problem('consequence_leads_nowhere', at))
    if (one.procedure !== null && !known.procedures.has(one.procedure))
      found.push(problem('procedure_unknown', `${at}.procedure`))
    if (one.hook !== null && !known.hooks.has(one.hook)) found.push(problem('hook_unknown', `${at}.hook`))
    return found
  })
}

/** Charter: persons only by a published rule, in its grades, told to themselves; no points for or against a person. */
function checkPersons(rules: Rules): SchemeProblem[] {
  const found: SchemeProblem[] = []
  if (rules.basis === '') found.push(problem('basis_missing', 'basis'))
  if (rules.audience === 'public') found.push(problem('person_in_public', 'audience'))
  if (rules.bands.length === 0) found.push(problem('person_without_bands', 'bands'))
  if (rules.adjustments.length > 0) found.push(problem('person_with_points', 'adjustments'))
  return found
}
