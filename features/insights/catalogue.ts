/** Raised whenever a definition below changes; every publication keeps the version it was counted by. */
export const CATALOGUE_VERSION = 1

/** Fewer than this many are not shown, and cannot be found by subtraction either (charter, design 11). */
export const SMALL = 5

/** Groups in which the interface and the report list them. */
export const indicatorGroups = ['volume', 'rates', 'limits', 'closing', 'time'] as const
export type IndicatorGroup = (typeof indicatorGroups)[number]

/** A sum kept per day: kind of event and column, as in `insights.matter_event`; `due.open` is what is due and not handled. */
export type Measure =
  | `${'reported' | 'accept' | 'dispatch' | 'sign' | 'check' | 'due' | 'closed' | 'rated'}.n`
  | `${'accept' | 'dispatch' | 'sign' | 'check'}.kept`
  | `due.${'handled' | 'handled_kept' | 'open' | 'closed' | 'closed_kept' | 'reworked' | 'extended'}`
  | `rated.${'solved' | 'satisfied'}`
  | 'closed.hours'

type Computed =
  | { how: 'count'; of: Measure }
  | { how: 'rate'; of: Measure; per: Measure }
  | { how: 'mean'; of: Measure; per: Measure }
  | { how: 'median'; of: 'closed.hours'; per: Measure }

/**
 * One number, defined once. Its words (name, formula, what counts above and below, on which day, the small-number rule)
 * stand under `insights:indicators.<key>` in both languages. `better` says which way is good; null: neither.
 */
export type Indicator = Computed & {
  key: string
  group: IndicatorGroup
  unit: 'matters' | 'percent' | 'hours'
  better: 'up' | 'down' | null
  /** Where the definition comes from: section of the domain notes, row of the catalogue of mechanisms, standard. */
  source: string
  /** False: nothing a unit is answerable for, so not told apart by unit. */
  ofUnits?: false
}

const EGOVA = 'GB/T 30428.4'

export const indicators = [
  {
    key: 'reported',
    group: 'volume',
    how: 'count',
    of: 'reported.n',
    unit: 'matters',
    better: null,
    source: 'C37',
    ofUnits: false,
  },
  { key: 'due', group: 'volume', how: 'count', of: 'due.n', unit: 'matters', better: null, source: EGOVA },
  { key: 'closed', group: 'volume', how: 'count', of: 'closed.n', unit: 'matters', better: null, source: 'B68' },
  rate('response_rate', 'rates', { of: 'sign.kept', per: 'sign.n', source: '条例 13' }),
  rate('solution_rate', 'rates', { of: 'rated.solved', per: 'rated.n', source: 'A41' }),
  rate('satisfaction_rate', 'rates', { of: 'rated.satisfied', per: 'rated.n', source: 'B68' }),
  rate('accept_on_time', 'limits', { of: 'accept.kept', per: 'accept.n', source: EGOVA, ofUnits: false }),
  rate('dispatch_on_time', 'limits', { of: 'dispatch.kept', per: 'dispatch.n', source: EGOVA, ofUnits: false }),
  rate('handling_on_time', 'limits', { of: 'due.handled_kept', per: 'due.n', source: EGOVA }),
  rate('check_on_time', 'limits', { of: 'check.kept', per: 'check.n', source: EGOVA, ofUnits: false }),
  rate('handling_rate', 'closing', { of: 'due.handled', per: 'due.n', source: `C37, ${EGOVA}` }),
  rate('closing_rate', 'closing', { of: 'due.closed', per: 'due.n', source: `B68, ${EGOVA}` }),
  rate('closing_on_time', 'closing', { of: 'due.closed_kept', per: 'due.n', source: EGOVA }),
  rate('overdue_rate', 'closing', { of: 'due.open', per: 'due.n', source: EGOVA, better: 'down' }),
  rate('rework_rate', 'closing', { of: 'due.reworked', per: 'due.n', source: EGOVA, better: 'down' }),
  rate('extension_rate', 'closing', { of: 'due.extended', per: 'due.n', source: '条例 15', better: 'down' }),
  hours('hours_mean', 'mean'),
  hours('hours_median', 'median'),
] as const satisfies readonly Indicator[]

export type IndicatorKey = (typeof indicators)[number]['key']
export const indicatorKeys = indicators.map(one => one.key)

interface RateOf {
  of: Measure
  per: Measure
  source: string
  better?: 'up' | 'down'
  ofUnits?: false
}

function rate<const K extends string>(key: K, group: IndicatorGroup, { better = 'up', ...rest }: RateOf) {
  return { key, group, how: 'rate', unit: 'percent', better, ...rest } as const
}

function hours<const K extends string>(key: K, how: 'mean' | 'median') {
  return {
    key,
    group: 'time',
    how,
    of: 'closed.hours',
    per: 'closed.n',
    unit: 'hours',
    better: 'down',
    source: 'B68',
  } as const
}

/** The catalogue by group, in order. */
export function groupsOf(): { group: IndicatorGroup; members: Indicator[] }[] {
  return indicatorGroups.map(group => ({ group, members: indicators.filter(one => one.group === group) }))
}

export function indicatorOf(key: string): Indicator | undefined {
  return indicators.find(one => one.key === key)
}
