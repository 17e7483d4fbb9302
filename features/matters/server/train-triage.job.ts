import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { Db } from '#platform/db/index.ts'
import { defineJob } from '#platform/jobs/job.ts'
import type { Fact } from '../triage/counts.ts'
import { SURE_FROM, type Trained, trainInSteps } from '../triage/train.ts'
import { buildTriage, forgetTriage } from './triage-model.ts'
import { readEntries, readModel, type Since, type StoredModel, writeModel } from './triage-store.ts'
import { type NamedEntry, type TriageWords, triageWords } from './triage-words.ts'

export const TRAIN_JOB = 'matters.train-triage'
/** The newest confirmed matters, over all districts: what a city called things lately counts. */
const MOST_FACTS = 10_000
/** Cut at a time before other work of this process gets its turn. */
const BATCH = 100

interface Confirmed {
  id: string
  code: string
  words: string
  confirmedAt: Date
}

/** Each hour: learns from what people confirmed, overrulings included. Nothing new, nothing written. */
export const trainTriage = defineJob({
  name: TRAIN_JOB,
  data: z.object({}),
  cron: '35 * * * *',
  async handle(_data, { db, withTx }) {
    const before = await readModel(db)
    const { entries: named } = await withTx(tx => readEntries(tx.db, tx.now))
    const confirmed = await readConfirmed(db)
    const fingerprint = digest([named, confirmed.map(one => [one.id, one.code])])
    if (fingerprint === before.fingerprint) return
    const words = triageWords(named)
    const facts = await cutAll(confirmed, words)
    const trained = await trainKindly(facts, words)
    const since = judgeSince(before, named, confirmed)
    await withTx(tx => writeModel(tx, { version: before.version + 1, fingerprint, trained, since }))
    forgetTriage(db)
  },
})

/**
 * A category counts as confirmed when somebody accepted the matter under it. By district and newest id, so that the
 * cost does not grow with what lies behind.
 */
async function readConfirmed(db: Db): Promise<Confirmed[]> {
  const districts = await db.selectFrom('territory.area').select('code').where('level', '=', 'district').execute()
  const each = Math.ceil(MOST_FACTS / Math.max(1, districts.length))
  const found: Confirmed[] = []
  for (const { code: district } of districts)
    found.push(
      ...(await db
        .selectFrom('matters.matter as m')
        .innerJoin('workflow.action as a', join =>
          join.onRef('a.district', '=', 'm.district').onRef('a.case_id', '=', 'm.case_id').on('a.name', '=', 'accept'),
        )
        .select(['m.id', 'm.category_id as code', 'm.words', 'a.at as confirmedAt'])
        .$narrowType<{ code: string }>()
        .where('m.district', '=', district)
        .where('m.category_id', 'is not', null)
        .orderBy('m.id', 'desc')
        .limit(each)
        .execute()),
    )
  // Accepted again after a reopening: still one matter.
  return [...new Map(found.map(one => [one.id, one])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

async function cutAll(confirmed: readonly Confirmed[], { wordsOf }: TriageWords): Promise<Fact[]> {
  const facts: Fact[] = []
  for (const { id, code, words } of confirmed) {
    if (facts.length % BATCH === 0) await setImmediate()
    facts.push({ id, code, words: wordsOf(words) })
  }
  return facts
}

async function trainKindly(facts: readonly Fact[], { entries }: TriageWords): Promise<Trained> {
  const steps = trainInSteps(facts, entries)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await setImmediate()
  }
}

/** What the version in force would have said to everything confirmed since it was made, and how often people disagreed. */
function judgeSince(before: StoredModel, named: readonly NamedEntry[], confirmed: readonly Confirmed[]): Since | null {
  const { trainedAt } = before
  if (trainedAt === null) return null
  const { rank } = buildTriage(before, named)
  const judged = confirmed
    .filter(one => one.confirmedAt > trainedAt)
    .map(one => ({ one, first: rank(one.words)[0] }))
    .map(({ one, first }) => ({ overruled: first?.code !== one.code, sure: (first?.confidence ?? 0) >= SURE_FROM }))
  return {
    judged: judged.length,
    overruled: judged.filter(one => one.overruled).length,
    sure: judged.filter(one => one.sure).length,
    sureOverruled: judged.filter(one => one.sure && one.overruled).length,
  }
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
