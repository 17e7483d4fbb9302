import type { AnswerCounts, Answers, Ballot, GroupTally } from './facts.ts'

/** The counts with one ballot more. */
export function withBallot(counts: AnswerCounts, answers: Answers): AnswerCounts {
  const next = { ...counts }
  for (const [indicator, answer] of Object.entries(answers)) {
    const before = next[indicator] ?? {}
    const value = String(answer)
    next[indicator] = { ...before, [value]: (before[value] ?? 0) + 1 }
  }
  return next
}

/** Ballots of all groups counted; the order they lie in changes nothing. */
export function tallyBallots(
  ballots: readonly Ballot[],
  raters: Readonly<Record<string, number>>,
): Record<string, GroupTally> {
  const tallies: Record<string, GroupTally> = Object.fromEntries(
    Object.entries(raters).map(([group, count]) => [group, { raters: count, ballots: 0, answers: {} }]),
  )
  for (const { group, answers } of ballots) {
    const before = tallies[group] ?? { raters: 0, ballots: 0, answers: {} }
    tallies[group] = { ...before, ballots: before.ballots + 1, answers: withBallot(before.answers, answers) }
  }
  return tallies
}
