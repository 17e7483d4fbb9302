import type { AppliedAdjustment, Facts, GroupTally } from './facts.ts'
import { between, type Fraction, fraction, over, plus, roundHalfUp, times, ZERO } from './fraction.ts'
import { type Band, FEWEST_SECRET, type Indicator, type RaterGroup, type Rules, type Scale, WHOLE } from './scheme.ts'

interface IndicatorPart {
  key: string
  /** What was counted; null for scored ones, and where nothing was. */
  counted: number | null
  /** Hundredths of 100, rounded for showing only; null: nothing was counted or said. */
  earned: number | null
  groups: { key: string; earned: number | null }[]
}

export interface CountedResult {
  /** Hundredths of a point; null where there was nothing to rate by. */
  score: number | null
  band: string | null
  /** Before bonuses and deductions, rounded for showing only. */
  base: number | null
  bonus: number
  deduction: number
  indicators: IndicatorPart[]
  groups: { key: string; raters: number; ballots: number; quorate: boolean }[]
  /** False while a group misses its quorum and the scheme does not let its share be spread. */
  publishable: boolean
}

/**
 * Computes a result from the facts, exactly: fractions of whole numbers throughout, rounded half up once, at the end.
 *
 * score = range( Σ weight × earned ÷ Σ weight × full marks + bonuses − deductions ), where a scored indicator earns
 * Σ share × mean of the group ÷ Σ share over the groups that are quorate and said anything to it.
 */
export function countResult(rules: Rules, facts: Facts): CountedResult {
  const groups = rules.groups.map(group => ({
    group,
    tally: tallyOf(facts, group),
    quorate: isQuorate(group, tallyOf(facts, group)),
  }))
  const quorate = groups.filter(one => one.quorate)
  const parts = rules.indicators.map(indicator => ({ indicator, ...earnedBy(indicator, facts, quorate) }))
  const base = baseOf(parts, rules)
  const bonus = sumOf(facts.adjustments, 'bonus', rules.bonusCap)
  const deduction = sumOf(facts.adjustments, 'deduction', rules.deductionCap)
  const score = base && scoreOf(base, rules, bonus - deduction)
  return {
    score,
    band: score === null ? null : (bandOf(rules.bands, score)?.key ?? null),
    base: base && roundHalfUp(base),
    bonus,
    deduction,
    indicators: parts.map(({ indicator, counted, earned, byGroup }) => ({
      key: indicator.key,
      counted,
      earned: shown(earned),
      groups: byGroup.map(one => ({ key: one.key, earned: shown(one.mean) })),
    })),
    groups: groups.map(({ group, tally, quorate: met }) => ({
      key: group.key,
      raters: tally.raters,
      ballots: tally.ballots,
      quorate: met,
    })),
    publishable: rules.quorumMissed === 'spread' || groups.every(one => one.quorate),
  }
}

/** Enough ballots to count; of a secret group never fewer than five, so that a mean gives nobody away. */
function isQuorate(group: RaterGroup, { raters, ballots }: { raters: number; ballots: number }): boolean {
  const { amount, unit } = group.quorum
  if (ballots < (group.secret ? FEWEST_SECRET : 1)) return false
  return unit === 'ballots' ? ballots >= amount : ballots * 100 >= amount * raters
}

/** The band a score lies in: each includes its lower end, the highest also its upper. */
export function bandOf(bands: readonly Band[], score: number): Band | undefined {
  const last = bands.reduce<Band | undefined>(
    (top, one) => (top === undefined || one.to > top.to ? one : top),
    undefined,
  )
  return bands.find(one => score >= one.from && (score < one.to || (one === last && score === one.to)))
}

function tallyOf(facts: Facts, group: RaterGroup): GroupTally {
  return facts.tallies[group.key] ?? { raters: 0, ballots: 0, answers: {} }
}

interface Quorate {
  group: RaterGroup
  tally: GroupTally
}

interface Earned {
  counted: number | null
  /** From 0 to 1. */
  earned: Fraction | null
  byGroup: { key: string; mean: Fraction | null }[]
}

function earnedBy(indicator: Indicator, facts: Facts, groups: readonly Quorate[]): Earned {
  if (indicator.source === 'counted') {
    const counted = facts.counted[indicator.key] ?? null
    return { counted, earned: counted === null ? null : placed(counted, indicator), byGroup: [] }
  }
  const byGroup = groups.map(({ group, tally }) => ({
    key: group.key,
    share: group.share,
    mean: meanOf(indicator.scale, tally.answers[indicator.key] ?? {}),
  }))
  const heard = byGroup.flatMap(({ share, mean }) => (mean === null ? [] : [{ part: fraction(share), value: mean }]))
  return { counted: null, earned: weighed(heard), byGroup }
}

/** Where a count lies on the way from nothing to all. */
function placed(counted: number, { zeroAt, fullAt }: { zeroAt: number; fullAt: number }): Fraction {
  return between(fraction(counted - zeroAt, fullAt - zeroAt), ZERO, fraction(1))
}

function meanOf(scale: Scale, counts: Readonly<Record<string, number>>): Fraction | null {
  const given = Object.entries(counts).filter(([, count]) => count > 0)
  const total = given.reduce((sum, [, count]) => sum + count, 0)
  if (total === 0) return null
  const worth = given.reduce((sum, [answer, count]) => plus(sum, times(worthOf(scale, answer), fraction(count))), ZERO)
  return over(worth, fraction(total))
}

function worthOf(scale: Scale, answer: string): Fraction {
  if (scale.kind === 'points') return fraction(Number(answer) - scale.min, scale.max - scale.min)
  const grade = scale.grades.find(one => one.key === answer)
  if (!grade) throw new RangeError(`Not a grade of the scale: ${answer}`)
  return fraction(grade.points, 100)
}

/** The mean of what there is, by its parts; null when there is nothing. */
function weighed(parts: readonly { part: Fraction; value: Fraction }[]): Fraction | null {
  if (parts.length === 0) return null
  const whole = parts.reduce((sum, { part }) => plus(sum, part), ZERO)
  return over(
    parts.reduce((sum, { part, value }) => plus(sum, times(part, value)), ZERO),
    whole,
  )
}

function baseOf(parts: readonly { indicator: Indicator; earned: Fraction | null }[], rules: Rules): Fraction | null {
  const known = parts.flatMap(({ indicator, earned }) =>
    earned === null ? [] : [{ part: fraction(indicator.weight), value: earned }],
  )
  if (known.length === 0) return null
  const mean =
    rules.whenMissing === 'spread'
      ? (weighed(known) ?? ZERO)
      : known.reduce((sum, { part, value }) => plus(sum, over(times(part, value), fraction(WHOLE))), ZERO)
  return times(mean, fraction(rules.fullMarks))
}

function scoreOf(base: Fraction, { range }: Rules, adjusted: number): number {
  return roundHalfUp(between(plus(base, fraction(adjusted)), fraction(range.min), fraction(range.max)))
}

function sumOf(adjustments: readonly AppliedAdjustment[], kind: AppliedAdjustment['kind'], cap: number | null): number {
  const sum = adjustments.reduce((total, one) => total + (one.kind === kind ? one.points : 0), 0)
  return cap === null ? sum : Math.min(sum, cap)
}

function shown(earned: Fraction | null): number | null {
  return earned && roundHalfUp(times(earned, fraction(WHOLE)))
}
