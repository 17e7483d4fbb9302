import { reasons } from '../triage/suggest.ts'
import type { MattersHandlers } from './matters-ctx.ts'
import { loadTriage } from './triage-model.ts'
import { TRAIN_JOB } from './train-triage.job.ts'

const MOST = 3
/** What is less likely than this is no suggestion. */
const LEAST = 0.04

export const triageHandlers = {
  async suggestCategories({ body }, ctx) {
    const { tx, actor } = ctx
    const triage = await loadTriage(tx.db, ctx.now)
    // The first report a city writes begins the first training.
    if (triage.version === 0) await tx.enqueue(TRAIN_JOB, {}, { singletonKey: 'first' })
    const suggestions = triage
      .rank(body.words)
      .filter(one => actor.kind !== 'resident' || triage.open.has(one.code))
      .filter(one => one.confidence >= LEAST)
      .map(one => ({ code: one.code, confidence: one.confidence, words: reasons(one.parts) }))
      .filter(one => one.words.length > 0)
      .slice(0, MOST)
    return {
      suggestions,
      sure: (suggestions[0]?.confidence ?? 0) >= triage.sureFrom,
      sureFrom: triage.sureFrom,
      model: { version: triage.version, trainedOn: triage.trainedOn },
    }
  },
} satisfies Partial<MattersHandlers>
