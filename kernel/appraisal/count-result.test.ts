import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkScheme } from './check-scheme.ts'
import { countResult } from './count-result.ts'
import type { Ballot, Facts } from './facts.ts'
import { aScheme, known, type RandomCase, randomCase } from './scheme.fixtures.ts'
import type { Indicator, Rules } from './scheme.ts'
import { tallyBallots } from './tally.ts'

const anyCase = fc.integer().map(randomCase)

describe('a result computed a second time', () => {
  test('from the ballots one by one, over one common denominator, is the same to the last digit', () => {
    fc.assert(
      fc.property(anyCase, one => {
        expect(checkScheme({ subjectKind: 'organisation', rules: one.rules }, known)).toEqual([])
        const { score, publishable } = countResult(one.rules, one.facts)
        expect({ score, publishable }).toEqual(recompute(one))
      }),
      { numRuns: 10_000 },
    )
  }, 60_000)

  test('does not depend on the order of ballots or adjustments', () => {
    fc.assert(
      fc.property(anyCase, fc.integer(), (one, turn) => {
        const shuffled = (list: readonly unknown[]) => list.toSorted((a, b) => order(a, turn) - order(b, turn))
        const ballots = shuffled(one.ballots) as Ballot[]
        const adjustments = shuffled(one.facts.adjustments) as Facts['adjustments']
        const facts = { ...one.facts, adjustments, tallies: tallyBallots(ballots, one.raters) }
        expect(countResult(one.rules, facts)).toEqual(countResult(one.rules, one.facts))
      }),
      { numRuns: 1000 },
    )
  })
})

function order(value: unknown, turn: number): number {
  return [...JSON.stringify(value)].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, turn)
}

describe('a result moves the way it should', () => {
  test('a better answer never lowers it', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), (one, pick) => {
        const better = bettered(one, pick)
        const facts = { ...one.facts, tallies: tallyBallots(better, one.raters) }
        expect(countResult(one.rules, facts).score ?? 0).toBeGreaterThanOrEqual(
          countResult(one.rules, one.facts).score ?? 0,
        )
      }),
      { numRuns: 2000 },
    )
  })

  test('a better count never lowers it, a bonus never, and a deduction never raises it', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 900 }), (one, by) => {
        const before = countResult(one.rules, one.facts).score
        const counted = Object.fromEntries(
          Object.entries(one.facts.counted).map(([key, value]) => [
            key,
            value === null ? null : value + by * direction(one, key),
          ]),
        )
        const adjust = (kind: 'bonus' | 'deduction') => ({
          ...one.facts,
          adjustments: [...one.facts.adjustments, { id: 'x', key: 'any', kind, points: by, reason: '' }],
        })
        if (before === null) return
        expect(countResult(one.rules, { ...one.facts, counted }).score).toBeGreaterThanOrEqual(before)
        expect(countResult(one.rules, adjust('bonus')).score).toBeGreaterThanOrEqual(before)
        expect(countResult(one.rules, adjust('deduction')).score).toBeLessThanOrEqual(before)
      }),
      { numRuns: 2000 },
    )
  })

  test('it stays within the range, and in exactly one band', () => {
    fc.assert(
      fc.property(anyCase, ({ rules, facts }) => {
        const { score, band } = countResult(rules, facts)
        if (score === null) return
        const holding = rules.bands.filter(
          ({ from, to }) => score >= from && (score < to || (to === rules.range.max && score === to)),
        )
        expect(holding.map(one => one.key)).toEqual([band])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the half of the branch (C61)', () => {
  const owners = (answers: readonly string[]): Ballot[] =>
    answers.map(service => ({ group: 'owners', answers: { service } }))
  const branch: Ballot = { group: 'branch', answers: { service: 'poor' } }
  const raters = { branch: 1, owners: 10 }
  const facts = (ballots: readonly Ballot[]): Facts => ({
    counted: { kept: 7500 },
    adjustments: [],
    tallies: tallyBallots(ballots, raters),
  })

  test('weighs as much as all owners together', () => {
    const result = countResult(aScheme(), facts([branch, ...owners(['good', 'good', 'good', 'good', 'good'])]))
    // 40 % × 50 of 100 + 60 % × (half of 0, half of 100)
    expect(result).toMatchObject({ score: 5000, band: 'poor', publishable: true })
  })

  test('fewer than five secret ballots are no quorum, whatever the scheme asks for', () => {
    const result = countResult(aScheme(), facts([branch, ...owners(['good', 'good', 'good', 'good'])]))
    expect(result).toMatchObject({ publishable: false, score: 2000 })
    const spread = countResult(aScheme({ quorumMissed: 'spread' }), facts([branch]))
    expect(spread).toMatchObject({ publishable: true, score: 2000 })
  })

  test('half a hundredth goes up, once, at the end', () => {
    const halves = aScheme({ indicators: [{ ...scored(), weight: 10_000 }], fullMarks: 101 * 100 })
    const one = countResult(
      halves,
      facts([
        { group: 'branch', answers: { service: 'fair' } },
        ...owners(['good', 'good', 'good', 'good', 'poor', 'poor', 'poor', 'poor']),
      ]),
    )
    // (80 + 50) ÷ 2 = 65 of 100, of 101 points: 65.65.
    expect(one.score).toBe(6565)
  })
})

function scored(): Indicator {
  const found = aScheme().indicators.find(one => one.source === 'scored')
  if (!found) throw new Error('The example has no scored indicator')
  return found
}

function direction({ rules }: RandomCase, key: string): number {
  const one = rules.indicators.find(indicator => indicator.key === key)
  return one?.source === 'counted' && one.zeroAt > one.fullAt ? -1 : 1
}

/** One answer of one ballot turned into the best there is. */
function bettered({ rules, ballots }: RandomCase, pick: number): Ballot[] {
  return ballots.map((ballot, index) => {
    if (index !== pick % ballots.length) return ballot
    const answers = Object.fromEntries(
      Object.keys(ballot.answers).map(key => [key, best(rules.indicators.find(one => one.key === key))]),
    )
    return { ...ballot, answers }
  })
}

function best(one: Indicator | undefined): number | string {
  if (one?.source !== 'scored') return 0
  if (one.scale.kind === 'points') return one.scale.max
  return one.scale.grades.reduce((top, grade) => (grade.points > top.points ? grade : top)).key
}

/** The same sum written another way: whole numbers over one denominator, straight from the ballots. */
function recompute({ rules, ballots, raters, facts }: RandomCase): { score: number | null; publishable: boolean } {
  const inTime = rules.groups.filter(group => {
    const cast = ballots.filter(ballot => ballot.group === group.key).length
    const enough =
      group.quorum.unit === 'ballots'
        ? cast >= group.quorum.amount
        : (cast / (raters[group.key] ?? 1)) * 100 >= group.quorum.amount - 1e-9
    return cast > 0 && enough && !(group.secret && cast < 5)
  })
  const parts = rules.indicators.flatMap(one => {
    const part = one.source === 'counted' ? countedPart(one, facts) : scoredPart(one, { rules, ballots, inTime })
    return part ? [{ ...part, weight: BigInt(one.weight) }] : []
  })
  const publishable = rules.quorumMissed === 'spread' || inTime.length === rules.groups.length
  if (parts.length === 0) return { score: null, publishable }
  const common = parts.reduce((all, part) => lcm(all, part.of), 1n)
  const whole = rules.whenMissing === 'zero' ? 10_000n : parts.reduce((sum, part) => sum + part.weight, 0n)
  const sum = parts.reduce((total, part) => total + part.weight * part.earned * (common / part.of), 0n)
  const of = common * whole
  const total = sum * BigInt(rules.fullMarks) + of * BigInt(adjustmentOf(rules, facts))
  const doubled = 2n * total + of
  const rounded = doubled >= 0n ? doubled / (2n * of) : -((-doubled + 2n * of - 1n) / (2n * of))
  return { score: Math.min(Math.max(Number(rounded), rules.range.min), rules.range.max), publishable }
}

function countedPart(one: Extract<Indicator, { source: 'counted' }>, facts: Facts) {
  const value = facts.counted[one.key]
  if (value === null || value === undefined) return null
  const [low, high] = [Math.min(one.zeroAt, one.fullAt), Math.max(one.zeroAt, one.fullAt)]
  const inside = Math.min(Math.max(value, low), high)
  return { earned: BigInt(Math.abs(inside - one.zeroAt)), of: BigInt(high - low) }
}

function scoredPart(
  one: Extract<Indicator, { source: 'scored' }>,
  { ballots, inTime }: { rules: Rules; ballots: readonly Ballot[]; inTime: Rules['groups'] },
) {
  const { scale } = one
  const step = scale.kind === 'points' ? scale.max - scale.min : 100
  const heard = inTime
    .map(group => ({
      share: BigInt(group.share),
      given: ballots.flatMap(ballot =>
        ballot.group === group.key && one.key in ballot.answers ? [ballot.answers[one.key]] : [],
      ),
    }))
    .filter(group => group.given.length > 0)
  if (heard.length === 0) return null
  const common = heard.reduce((all, group) => lcm(all, BigInt(group.given.length)), 1n)
  const earned = heard.reduce((sum, group) => {
    const own = group.given.reduce<number>((total, answer) => {
      if (scale.kind === 'points') return total + Number(answer) - scale.min
      return total + (scale.grades.find(grade => grade.key === answer)?.points ?? Number.NaN)
    }, 0)
    return sum + group.share * BigInt(own) * (common / BigInt(group.given.length))
  }, 0n)
  return { earned, of: common * BigInt(step) * heard.reduce((sum, group) => sum + group.share, 0n) }
}

function adjustmentOf(rules: Rules, { adjustments }: Facts): number {
  const sum = (kind: string) =>
    adjustments.filter(one => one.kind === kind).reduce((total, one) => total + one.points, 0)
  return Math.min(sum('bonus'), rules.bonusCap ?? Infinity) - Math.min(sum('deduction'), rules.deductionCap ?? Infinity)
}

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y) [x, y] = [y, x % y]
  return (a / x) * b
}
