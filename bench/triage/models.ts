import { countFacts, type Fact, rankCategories, SURE_FROM, train, weigh } from '#features/matters/index.ts'
import { triageWords } from '#features/matters/server/index.ts'
import type { Labelled, Model } from './cross-validate.ts'

/** Category names of every level under a label. */
export type Names = readonly { label: string; names: readonly string[] }[]

/** The product's model as it runs in a city, with the given names for a dictionary. */
export function productModel(messages: readonly Labelled[], names: Names): Model {
  const labels = [...new Set(messages.map(one => one.label))]
  const words = triageWords(
    labels.map(label => ({
      code: label,
      keywords: [],
      names: names.flatMap(row => (row.label === label ? [row.label, ...row.names] : [])),
    })),
  )
  const cut = factsOf(messages, words.wordsOf)
  return {
    sureFrom: SURE_FROM,
    learn(training) {
      const { counts, priorWeight, scale } = train(
        training.map(one => cut(one)),
        words.entries,
      )
      const weights = weigh(counts, words.entries, priorWeight)
      return unseen => {
        const ranked = rankCategories(weights, scale, cut(unseen).words)
        return { labels: ranked.map(one => one.code), confidence: ranked[0]?.confidence ?? 0 }
      }
    },
  }
}

/** What anybody would build in an hour, and what nobody would have to build. Neither says how sure it is. */
export function baselines(messages: readonly Labelled[]): { majority: Model; plainNaiveBayes: Model } {
  const entries = [...new Set(messages.map(one => one.label))].map(code => ({ code, words: new Map() }))
  const cut = factsOf(messages, pairsOf)
  const plainNaiveBayes: Model = {
    learn(training) {
      const weights = weigh(
        countFacts(
          training.map(one => cut(one)),
          1,
        ),
        entries,
        0,
      )
      return unseen => {
        const ranked = rankCategories(weights, { sharpness: 0, damping: 0 }, cut(unseen).words)
        return { labels: ranked.map(one => one.code), confidence: 0 }
      }
    },
  }
  return { majority: { learn: mostFrequent }, plainNaiveBayes }
}

function mostFrequent(training: readonly Labelled[]) {
  const groups = [...Map.groupBy(training, one => one.label)].toSorted(([, a], [, b]) => b.length - a.length)
  const labels = groups.map(([label]) => label)
  return () => ({ labels, confidence: 0 })
}

/** Pairs of neighbouring characters, nothing left out and nothing weighed: without a dictionary the best plain cut. */
function pairsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const run of text.match(/[\p{L}\p{N}]+/gu) ?? [])
    for (const index of [...run].keys()) {
      const pair = run.slice(index, index + 2)
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
  return counts
}

/** Cutting is the slow part and learns nothing: each message once. */
function factsOf(messages: readonly Labelled[], wordsOf: (text: string) => Fact['words']): (one: Labelled) => Fact {
  const cut = new Map(messages.map(({ id, label, text }) => [id, { id, code: label, words: wordsOf(text) }]))
  return ({ id, label }) => cut.get(id) ?? { id, code: label, words: new Map() }
}
