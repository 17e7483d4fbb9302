export interface Labelled {
  id: string
  label: string
  text: string
}

/** What a model says of a text it has not seen: labels, the likeliest first, with how sure it is of the first. */
export interface Answer {
  labels: readonly string[]
  confidence: number
}

export interface Model {
  /** Sure of the first label when its confidence reaches this; absent where it cannot say. */
  sureFrom?: number
  learn(training: readonly Labelled[]): (unseen: Labelled) => Answer
}

export interface Figures {
  top1: number
  top3: number
  macroF1: number
  /** Share of the messages it is sure of, how often it is right there, and how often elsewhere. */
  sure?: { from: number; share: number; top1: number; top1OfOthers: number }
  /** Distance of mean confidence and accuracy, by tenths of confidence, weighted by how many fell there. */
  calibrationError?: number
}

interface Plan {
  folds: number
  repeats: number
}

interface Judged {
  right: string
  answer: Answer
}

/** Every message is judged once in every repeat, by a model that learned from the other folds only. */
export function crossValidate(messages: readonly Labelled[], model: Model, { folds, repeats }: Plan): Figures {
  const runs = Array.from({ length: repeats }, (_, repeat) => {
    const parts = stratify(messages, folds, repeat + 1)
    return parts.flatMap((unseen, index) => {
      const answer = model.learn(parts.filter((_part, other) => other !== index).flat())
      return unseen.map(one => ({ right: one.label, answer: answer(one) }))
    })
  })
  const of = (figure: (judged: readonly Judged[]) => number) =>
    round(runs.reduce((sum, judged) => sum + figure(judged), 0) / runs.length)
  const figures = { top1: of(judged => within(judged, 1)), top3: of(judged => within(judged, 3)), macroF1: of(macroF1) }
  const from = model.sureFrom
  if (from === undefined) return figures
  const sure = (judged: readonly Judged[]) => judged.filter(({ answer }) => answer.confidence >= from)
  const others = (judged: readonly Judged[]) => judged.filter(({ answer }) => answer.confidence < from)
  return {
    ...figures,
    sure: {
      from,
      share: of(judged => sure(judged).length / judged.length),
      top1: of(judged => within(sure(judged), 1)),
      top1OfOthers: of(judged => within(others(judged), 1)),
    },
    calibrationError: of(calibrationError),
  }
}

function within(judged: readonly Judged[], most: number): number {
  const hits = judged.filter(({ right, answer }) => answer.labels.slice(0, most).includes(right))
  return judged.length === 0 ? 0 : hits.length / judged.length
}

function macroF1(judged: readonly Judged[]): number {
  const labels = [...new Set(judged.map(one => one.right))]
  const scores = labels.map(label => {
    const said = judged.filter(({ answer }) => answer.labels[0] === label)
    const hits = said.filter(({ right }) => right === label).length
    return (2 * hits) / (said.length + judged.filter(({ right }) => right === label).length)
  })
  return scores.reduce((sum, score) => sum + score, 0) / labels.length
}

function calibrationError(judged: readonly Judged[]): number {
  const tenths = Map.groupBy(judged, ({ answer }) => Math.min(9, Math.floor(answer.confidence * 10)))
  const errors = [...tenths.values()].map(some => {
    const stated = some.reduce((sum, { answer }) => sum + answer.confidence, 0) / some.length
    return (Math.abs(stated - within(some, 1)) * some.length) / judged.length
  })
  return errors.reduce((sum, error) => sum + error, 0)
}

/** Shuffled by the seed within each label and dealt out, so that every fold has its share of each. */
function stratify(messages: readonly Labelled[], folds: number, seed: number): Labelled[][] {
  const parts: Labelled[][] = Array.from({ length: folds }, () => [])
  const random = randomFrom(seed)
  const drawn = messages.map(one => ({ one, at: random() })).toSorted((a, b) => a.at - b.at)
  const dealt = drawn.map(({ one }) => one).toSorted((a, b) => (a.label === b.label ? 0 : a.label < b.label ? -1 : 1))
  for (const [index, one] of dealt.entries()) parts[index % folds]?.push(one)
  return parts
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
