import { createHash, randomBytes } from 'node:crypto'
import { DomainError } from '#platform/error.ts'
import type { OpenDb } from './deps.ts'

/** A new key: 256 random bits behind a mark by which scanners of code recognise it. */
export function newApiKey(): { key: string; hash: string; hint: string } {
  const key = `jlk_${randomBytes(32).toString('base64url')}`
  return { key, hash: hashOf(key), hint: key.slice(-4) }
}

/** Random keys need no slow hash: there is nothing to guess from. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

export interface ValidKey {
  id: string
  name: string
  per_minute: number
}

/** The key in force, or 403: missing, unknown and revoked ones look alike. */
export async function validKey(db: OpenDb, key: string | undefined): Promise<ValidKey> {
  const row = key
    ? await db
        .selectFrom('open_data.api_key')
        .select(['id', 'name', 'per_minute'])
        .where('key_hash', '=', hashOf(key))
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
    : undefined
  if (!row) throw new DomainError('open-data.key_needed', { status: 403 })
  return row
}

/** Counts calls by key and minute in this process; several processes together let through as many times more. */
export function createKeyLimit(): (key: ValidKey, now: Date) => void {
  const counts = new Map<string, { minute: number; calls: number }>()
  return (key, now) => {
    const minute = Math.floor(now.getTime() / 60_000)
    const before = counts.get(key.id)
    const calls = before?.minute === minute ? before.calls + 1 : 1
    counts.set(key.id, { minute, calls })
    if (calls > key.per_minute) throw new DomainError('open-data.too_many', { status: 429 })
  }
}
