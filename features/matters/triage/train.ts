import { type Counts, countFacts, type Fact, FEWEST_FACTS, type WordCounts } from './counts.ts'
import { type Scale, scoresOf, soften } from './suggest.ts'
import { type Entry, weigh, type Weights } from './weigh.ts'

/** What was learned; together with the dictionary of the day it gives the weights. */
export interface Trained {
  counts: Counts
  priorWeight: number
  scale: Scale
  /** How it did on facts it had not seen, by cross-validation; null while there are too few to say. */
  seen: OutOfFold | null
}

export interface OutOfFold {
  facts: number
  top1: number
  top3: number
}

interface TrainOptions {
  fewest?: number
  folds?: number
  /** Stops this many confirmed matters from being called experience. */
  enough?: number
}

/** A suggestion this confident, or more, is called sure; a city may set it otherwise. */
export const SURE_FROM = 0.75

/** Below so many confirmed matters nothing is fitted: the dictionary leads, and confidence is the shipped one. */
export const ENOUGH = 60
const FOLDS = 5
/** Cross-validated are the last so many facts: ids grow with time, and the cost must not grow with the city. */
const MOST_JUDGED = 2_000
const PRIOR_WEIGHTS = [1, 4, 16, 64]
const SHIPPED = { priorWeight: 16, scale: { sharpness: 4, damping: 0.5 } }
const DAMPINGS = [0, 0.25, 0.5, 0.75, 1]
const SHARPNESSES = Array.from({ length: 20 }, (_, step) => 0.02 * 1.45 ** step)

/**
 * Counts the facts and finds by cross-validation, on these facts alone, how much the dictionary's words should weigh and
 * how sure a score makes. Pure: same facts and dictionary, same model, in whatever order they come.
 */
export function train(facts: readonly Fact[], dictionary: readonly Entry[], options: TrainOptions = {}): Trained {
  const steps = trainInSteps(facts, dictionary, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same, with pauses in which a process that also answers requests can answer them. */
export function* trainInSteps(
  facts: readonly Fact[],
  dictionary: readonly Entry[],
  options: TrainOptions = {},
): Generator<undefined, Trained> {
  const { fewest = FEWEST_FACTS, folds = FOLDS, enough = ENOUGH } = options
  const known = new Set(dictionary.map(entry => entry.code))
  const ours = inOrder(facts.filter(fact => known.has(fact.code)))
  const counts = countFacts(ours, fewest)
  if (ours.length < enough) return { counts, ...SHIPPED, seen: null }
  const trials = foldTrials(ours.slice(-MOST_JUDGED), { folds, fewest })
  const tried: Tried[] = []
  for (const priorWeight of PRIOR_WEIGHTS) {
    const outcomes: Outcome[] = []
    for (const trial of trials) {
      yield
      outcomes.push(...judge(weigh(trial.counts, dictionary, priorWeight), trial.unseen))
    }
    yield
    tried.push({ priorWeight, outcomes, ...fitScale(outcomes) })
  }
  const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a))
  return { counts, priorWeight: best.priorWeight, scale: best.scale, seen: summary(best.outcomes) }
}

interface Tried {
  priorWeight: number
  outcomes: Outcome[]
  scale: Scale
  /** Log loss on what was not seen. */
  loss: number
}

/** Each part of the facts with what the others taught. */
function foldTrials(facts: readonly Fact[], { folds, fewest }: { folds: number; fewest: number }) {
  const parts = splitFacts(facts, folds)
  return parts.map(unseen => ({ unseen, counts: countFacts(parts.filter(part => part !== unseen).flat(), fewest) }))
}

/** Facts in parts of like composition, the same whatever order they come in. */
export function splitFacts(facts: readonly Fact[], folds: number): Fact[][] {
  const parts: Fact[][] = Array.from({ length: folds }, () => [])
  const ordered = inOrder(facts).toSorted((a, b) => compare(a.code, b.code))
  for (const [index, fact] of ordered.entries()) parts[index % folds]?.push(fact)
  return parts
}

function inOrder(facts: readonly Fact[]): Fact[] {
  return facts.toSorted((a, b) => compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

interface Outcome {
  scores: Float64Array
  length: number
  /** Where the confirmed category stands in `scores`. */
  right: number
}

function judge(weights: Weights, facts: readonly Fact[]): Outcome[] {
  const places = new Map(weights.codes.map((code, index) => [code, index]))
  return facts.map(fact => ({
    scores: scoresOf(weights, fact.words),
    length: knownLength(weights, fact.words),
    right: places.get(fact.code) ?? 0,
  }))
}

function knownLength(weights: Weights, words: WordCounts): number {
  let length = 0
  for (const [word, count] of words) if (weights.of.has(word)) length += count
  return Math.max(1, length)
}

/** The scale under which what happened was least surprising (log loss). */
function fitScale(outcomes: readonly Outcome[]): { scale: Scale; loss: number } {
  let best: { scale: Scale; loss: number } = { scale: SHIPPED.scale, loss: Infinity }
  for (const damping of DAMPINGS)
    for (const sharpness of SHARPNESSES) {
      const scale = { sharpness, damping }
      const loss = outcomes.reduce((sum, one) => sum + surprise(one, scale), 0)
      if (loss < best.loss) best = { scale, loss }
    }
  return best
}

function surprise({ scores, length, right }: Outcome, scale: Scale): number {
  return -Math.log(Math.max(1e-9, soften(scores, scale, length)[right] ?? 0))
}

function summary(outcomes: readonly Outcome[]): OutOfFold {
  const within = (most: number) => outcomes.filter(outcome => place(outcome) < most).length / outcomes.length
  return { facts: outcomes.length, top1: within(1), top3: within(3) }
}

/** How many categories scored higher than the right one. */
function place({ scores, right }: Outcome): number {
  const own = scores[right] ?? 0
  return scores.filter((score, index) => score > own || (score === own && index < right)).length
}
