import type { Known } from './check-scheme.ts'
import type { Answers, AppliedAdjustment, Ballot, Facts } from './facts.ts'
import type { Band, Indicator, RaterGroup, Rules, Scale } from './scheme.ts'
import { tallyBallots } from './tally.ts'

/** Measures and consequences every example knows. */
export const known: Known = {
  measures: new Map([
    ['example.kept', 'organisation'],
    ['example.area', 'area'],
  ]),
  procedures: new Set(['appraisal_follow_up']),
  hooks: new Set(['example.tell']),
}

const both = (zh: string, en = zh) => ({ zh, en })

const indicators: Indicator[] = [
  {
    source: 'counted',
    key: 'kept',
    name: both('按期办结', 'On time'),
    definition: both('按期办结数占应办结数的比例。', 'Closed on time, of all that were due.'),
    weight: 4000,
    measure: 'example.kept',
    zeroAt: 5000,
    fullAt: 10_000,
  },
  {
    source: 'scored',
    key: 'service',
    name: both('服务态度', 'Service'),
    definition: both('', ''),
    weight: 6000,
    scale: {
      kind: 'grades',
      grades: [
        { key: 'good', name: both('好', 'good'), points: 100 },
        { key: 'fair', name: both('较好', 'fairly good'), points: 80 },
        { key: 'plain', name: both('一般', 'ordinary'), points: 60 },
        { key: 'poor', name: both('差', 'poor'), points: 0 },
      ],
    },
  },
]

const groups: RaterGroup[] = [
  {
    key: 'branch',
    name: both('小区党支部', 'Branch'),
    share: 5000,
    quorum: { amount: 1, unit: 'ballots' },
    secret: false,
  },
  {
    key: 'owners',
    name: both('业主代表', 'Owners'),
    share: 5000,
    quorum: { amount: 50, unit: 'percent' },
    secret: true,
  },
]

const bands: Band[] = [
  { key: 'good', name: both('好', 'good'), from: 9000, to: 12_000 },
  { key: 'fair', name: both('较好', 'fairly good'), from: 8000, to: 9000 },
  { key: 'plain', name: both('一般', 'ordinary'), from: 6000, to: 8000 },
  { key: 'poor', name: both('差', 'poor'), from: 0, to: 6000 },
]

/** Property companies: half by the branch of the compound (C61), half by owners who vote in secret (D42). */
export function aScheme(rest: Partial<Rules> = {}): Rules {
  return {
    title: both('物业服务评议', 'Property appraisal'),
    basis: '物业服务评议办法',
    indicators,
    groups,
    quorumMissed: 'no_publication',
    whenMissing: 'spread',
    fullMarks: 10_000,
    range: { min: 0, max: 12_000 },
    bands,
    adjustments: [
      { key: 'penalty', name: both('行政处罚', 'Penalty'), kind: 'deduction', most: 1000, validMonths: 12 },
    ],
    bonusCap: null,
    deductionCap: null,
    audience: 'public',
    objection: { days: 7, decidedAt: 'district' },
    consequences: [
      {
        key: 'improve',
        name: both('限期整改', 'Improve'),
        bands: ['poor'],
        procedure: 'appraisal_follow_up',
        hook: null,
      },
    ],
    keepMonths: 36,
    ...rest,
  }
}

export interface RandomCase {
  rules: Rules
  ballots: Ballot[]
  raters: Record<string, number>
  facts: Facts
}

/** A sound scheme with ballots, counts and adjustments; the same for the same number. */
export function randomCase(seed: number): RandomCase {
  const dice = createDice(seed)
  const indicators = split(dice, dice.upTo(5) + 1).map((weight, index) => randomIndicator(dice, { weight, index }))
  const isScored = indicators.some(one => one.source === 'scored')
  const groups = isScored
    ? split(dice, dice.upTo(3) + 1).map((share, index) => randomGroup(dice, { share, index }))
    : []
  const max = 6000 + dice.upTo(8000)
  const rules = aScheme({
    indicators,
    groups,
    bands: randomBands(dice, max),
    range: { min: 0, max },
    fullMarks: 1000 + dice.upTo(12_000),
    quorumMissed: dice.upTo(1) ? 'spread' : 'no_publication',
    whenMissing: dice.upTo(1) ? 'spread' : 'zero',
    bonusCap: dice.upTo(1) ? dice.upTo(2000) : null,
    deductionCap: dice.upTo(1) ? dice.upTo(2000) : null,
    consequences: [],
  })
  const ballots = groups.flatMap(group =>
    Array.from({ length: dice.upTo(12) }, () => ({ group: group.key, answers: randomAnswers(dice, indicators) })),
  )
  const raters = Object.fromEntries(
    groups.map(({ key }) => [key, ballots.filter(one => one.group === key).length + dice.upTo(6)]),
  )
  return { rules, ballots, raters, facts: factsOf(dice, { indicators, ballots, raters }) }
}

type Dice = ReturnType<typeof createDice>

/** mulberry32: small, and enough to try schemes with. */
function createDice(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  /** A whole number from 0 to `most`, both included. */
  return { upTo: (most: number) => Math.floor(next() * (most + 1)) }
}

/** The whole in so many parts of at least 1. */
function split(dice: Dice, parts: number): number[] {
  const cuts = new Set<number>()
  while (cuts.size < parts - 1) cuts.add(1 + dice.upTo(9998))
  const ends = [0, ...[...cuts].toSorted((a, b) => a - b), 10_000]
  return ends.slice(1).map((end, index) => end - (ends[index] ?? 0))
}

function randomIndicator(dice: Dice, { weight, index }: { weight: number; index: number }): Indicator {
  const base = { key: `i${index}`, name: both(`i${index}`), definition: both(''), weight }
  if (dice.upTo(2) > 0) return { ...base, source: 'scored', scale: randomScale(dice) }
  const zeroAt = dice.upTo(200) - 100
  const length = 1 + dice.upTo(500)
  return {
    ...base,
    source: 'counted',
    measure: 'example.kept',
    zeroAt,
    fullAt: zeroAt + (dice.upTo(1) ? length : -length),
  }
}

function randomScale(dice: Dice): Scale {
  if (dice.upTo(1) === 0) {
    const min = dice.upTo(3)
    return { kind: 'points', min, max: min + 1 + dice.upTo(9) }
  }
  const grades = Array.from({ length: 2 + dice.upTo(3) }, (_, index) => {
    return { key: `g${index}`, name: both(`g${index}`), points: dice.upTo(100) }
  })
  return { kind: 'grades', grades }
}

function randomGroup(dice: Dice, { share, index }: { share: number; index: number }): RaterGroup {
  const quorum = dice.upTo(1)
    ? ({ amount: 1 + dice.upTo(4), unit: 'ballots' } as const)
    : ({ amount: 1 + dice.upTo(99), unit: 'percent' } as const)
  return { key: `k${index}`, name: both(`k${index}`), share, quorum, secret: dice.upTo(2) === 0 }
}

function randomBands(dice: Dice, max: number) {
  const cuts = [...new Set([1 + dice.upTo(max - 2), 1 + dice.upTo(max - 2)])].toSorted((a, b) => a - b)
  const ends = [0, ...cuts, max]
  return ends.slice(1).map((to, index) => ({ key: `b${index}`, name: both(`b${index}`), from: ends[index] ?? 0, to }))
}

function randomAnswers(dice: Dice, indicators: readonly Indicator[]): Answers {
  return Object.fromEntries(
    indicators.flatMap((one): [string, number | string][] => {
      if (one.source === 'counted' || dice.upTo(9) === 0) return []
      const { scale } = one
      if (scale.kind === 'points') return [[one.key, scale.min + dice.upTo(scale.max - scale.min)]]
      return [[one.key, `g${dice.upTo(scale.grades.length - 1)}`]]
    }),
  )
}

function factsOf(
  dice: Dice,
  given: { indicators: readonly Indicator[]; ballots: readonly Ballot[]; raters: Record<string, number> },
): Facts {
  const counted = Object.fromEntries(
    given.indicators
      .filter(one => one.source === 'counted')
      .map(one => [one.key, dice.upTo(5) === 0 ? null : dice.upTo(1400) - 700]),
  )
  const adjustments = Array.from({ length: dice.upTo(3) }, (_, index): AppliedAdjustment => {
    const kind = dice.upTo(1) ? 'bonus' : 'deduction'
    return { id: String(index), key: 'any', kind, points: 1 + dice.upTo(1500), reason: '' }
  })
  return { counted, adjustments, tallies: tallyBallots(given.ballots, given.raters) }
}
