import { z } from 'zod'
import { shanghaiDate } from '#kernel/people/index.ts'
import { type Db, jsonb } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { Counts } from '../triage/counts.ts'
import type { Trained } from '../triage/train.ts'
import { readCategories } from './category-store.ts'
import type { NamedEntry } from './triage-words.ts'

const KEPT_VERSIONS = 12

const counted = z.record(z.string(), z.record(z.string(), z.number().int().positive()))
const stored = z.object({
  priorWeight: z.number(),
  scale: z.object({ sharpness: z.number(), damping: z.number() }),
  counts: counted,
})

export interface StoredModel {
  version: number
  trainedAt: Date | null
  fingerprint: string
  /** Null before the first training: the dictionary speaks alone. */
  trained: Omit<Trained, 'seen'> | null
}

/** How the version before did on what people confirmed since. */
export interface Since {
  judged: number
  overruled: number
  sure: number
  sureOverruled: number
}

export async function newestVersion(db: Db): Promise<number> {
  const row = await db
    .selectFrom('matters.category_model')
    .select('version')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version ?? 0
}

export async function readModel(db: Db): Promise<StoredModel> {
  const row = await db
    .selectFrom('matters.category_model')
    .select(['version', 'trained_at', 'trained_on', 'fingerprint', 'model'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { version: 0, trainedAt: null, fingerprint: '', trained: null }
  const { counts, ...rest } = stored.parse(row.model)
  const byCode = new Map(Object.entries(counts).map(([code, words]) => [code, new Map(Object.entries(words))]))
  return {
    version: row.version,
    trainedAt: row.trained_at,
    fingerprint: row.fingerprint,
    trained: { ...rest, counts: { facts: row.trained_on, byCode } },
  }
}

interface NewModel {
  version: number
  fingerprint: string
  trained: Trained
  since: Since | null
}

/** Two workers that trained at once wrote the same: the second is not kept. */
export async function writeModel(tx: Tx, { version, fingerprint, trained, since }: NewModel): Promise<void> {
  const { counts, seen, ...rest } = trained
  await tx.db
    .insertInto('matters.category_model')
    .values({
      version,
      trained_at: tx.now,
      trained_on: counts.facts,
      fingerprint,
      model: jsonb({ ...rest, counts: plain(counts) }),
      seen: seen === null ? null : jsonb(seen),
      since: since === null ? null : jsonb(since),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await tx.db
    .deleteFrom('matters.category_model')
    .where('version', '<=', version - KEPT_VERSIONS)
    .execute()
}

function plain({ byCode }: Counts): z.output<typeof counted> {
  return Object.fromEntries([...byCode].map(([code, words]) => [code, Object.fromEntries(words)]))
}

/** The categories new matters may be given today; `open` are those residents may choose. */
export async function readEntries(db: Db, now: Date): Promise<{ entries: NamedEntry[]; open: Set<string> }> {
  const today = shanghaiDate(now)
  const usable = (await readCategories(db)).filter(item => item.validTo === null || item.validTo > today)
  return {
    entries: usable.map(item => ({ code: item.id, names: [item.name, item.nameEn], keywords: item.keywords })),
    open: new Set(usable.filter(item => item.residents).map(item => item.id)),
  }
}
