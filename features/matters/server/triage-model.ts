import { z } from 'zod'
import type { Db } from '#platform/db/index.ts'
import { rankCategories, type Suggestion } from '../triage/suggest.ts'
import { SURE_FROM, train } from '../triage/train.ts'
import { weigh } from '../triage/weigh.ts'
import { newestVersion, readEntries, readModel, type StoredModel } from './triage-store.ts'
import { type NamedEntry, triageWords } from './triage-words.ts'

/** Setting: how confident a suggestion must be to be called sure, between 0 and 1. */
export const SURE_SETTING = 'matters.triage_sure'
const sureSetting = z.number().min(0).max(1).catch(SURE_FROM)
/** A change by another process is seen here after this long at the latest. */
const TTL_MS = 15_000

export interface Triage {
  version: number
  trainedOn: number
  sureFrom: number
  /** Categories residents may choose. */
  open: ReadonlySet<string>
  rank: (text: string) => Suggestion[]
}

interface Kept {
  readAt: number
  /** Version and dictionary it was built from. */
  made: string
  triage: Triage
}
const kept = new WeakMap<object, Kept>()

/** The model in force with today's dictionary, from this process's memory when it is fresh. */
export async function loadTriage(db: Db, now: Date): Promise<Triage> {
  // A transaction's handle is new each time; the adapter behind it is the database's own.
  const key = db.getExecutor().adapter
  const before = kept.get(key)
  // A monotonic timer, not the business clock: only the age of a copy is measured.
  if (before && performance.now() - before.readAt < TTL_MS) return before.triage
  const { entries, open } = await readEntries(db, now)
  const sureFrom = await readSureFrom(db)
  const made = JSON.stringify([await newestVersion(db), entries])
  const rest = { open, sureFrom }
  const triage =
    before?.made === made ? { ...before.triage, ...rest } : { ...buildTriage(await readModel(db), entries), ...rest }
  kept.set(key, { readAt: performance.now(), made, triage })
  return triage
}

/** After a training; the next call reads anew. */
export function forgetTriage(db: Db): void {
  kept.delete(db.getExecutor().adapter)
}

/** Weights from what was learned and the dictionary as it is: a new category can be suggested at once. */
export function buildTriage(
  model: StoredModel,
  named: readonly NamedEntry[],
): Pick<Triage, 'version' | 'trainedOn' | 'rank'> {
  const { entries, wordsOf } = triageWords(named)
  const { counts, priorWeight, scale } = model.trained ?? train([], entries)
  const weights = weigh(counts, entries, priorWeight)
  return {
    version: model.version,
    trainedOn: counts.facts,
    rank: text => rankCategories(weights, scale, wordsOf(text)),
  }
}

async function readSureFrom(db: Db): Promise<number> {
  const row = await db.selectFrom('platform.setting').select('value').where('key', '=', SURE_SETTING).executeTakeFirst()
  return sureSetting.parse(row?.value ?? SURE_FROM)
}
