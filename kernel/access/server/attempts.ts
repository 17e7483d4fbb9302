import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/tables.gen.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { afterFailure, type Attempts, isLocked } from '../sign-in-rules.ts'

const DAY_MS = 86_400_000

/** Whose attempts are counted: an account, or a name nobody has, which must look the same from outside. */
export type AttemptKey = { accountId: string } | { unknownName: string }

/**
 * Counts an attempt as failed before the password is looked at and returns the count; {@link forgive} takes it back.
 * A burst of parallel guesses therefore gets no more than the allowed five. Throws `access.locked` while locked.
 */
export async function countAttempt(tx: Tx, key: AttemptKey, crypto: CryptoProvider): Promise<Attempts> {
  const before = await lockAttempts(tx, key, crypto)
  if (isLocked(before, tx.now)) throw lockedError(before)
  const after = afterFailure(before, tx.now)
  await saveAttempts(tx, after, { key, crypto })
  return after
}

export async function forgive(db: Kysely<DB>, accountId: string): Promise<void> {
  await db
    .updateTable('auth.user')
    .set({ failed_attempts: 0, locked_until: null })
    .where('id', '=', accountId)
    .execute()
}

/** The password was right, but a second factor is still asked for: this attempt was no failure, former ones stay counted. */
export async function takeBack(db: Kysely<DB>, accountId: string): Promise<void> {
  await db
    .updateTable('auth.user')
    .set(eb => ({
      failed_attempts: sql<number>`greatest(${eb.ref('failed_attempts')} - 1, 0)`,
      locked_until: null,
    }))
    .where('id', '=', accountId)
    .execute()
}

/** Says when to try again, by the clock on the wall in Shanghai. */
export function lockedError(attempts: Attempts): DomainError {
  return new DomainError('access.locked', { status: 423, params: { time: wallTime(attempts.lockedUntil) } })
}

/** `15:04` in Shanghai; seconds are rounded up, so that the time named is never too early. */
export function wallTime(moment: Date | null): string {
  const minute = Math.ceil((moment?.getTime() ?? 0) / 60_000) * 60_000
  return new Date(minute + 8 * 3_600_000).toISOString().slice(11, 16)
}

const stored = z.object({ failed: z.int(), lockedUntil: z.coerce.date().nullable() })

async function lockAttempts(tx: Tx, key: AttemptKey, crypto: CryptoProvider): Promise<Attempts> {
  if ('accountId' in key) {
    const row = await tx.db
      .selectFrom('auth.user')
      .select(['failed_attempts', 'locked_until'])
      .where('id', '=', key.accountId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    return { failed: row.failed_attempts, lockedUntil: row.locked_until }
  }
  const value = await lockNote(tx, { id: unknownId(key.unknownName, crypto), lifeMs: DAY_MS })
  return value === '' ? { failed: 0, lockedUntil: null } : stored.parse(JSON.parse(value))
}

async function saveAttempts(
  tx: Tx,
  attempts: Attempts,
  of: { key: AttemptKey; crypto: CryptoProvider },
): Promise<void> {
  if ('accountId' in of.key)
    await tx.db
      .updateTable('auth.user')
      .set({ failed_attempts: attempts.failed, locked_until: attempts.lockedUntil })
      .where('id', '=', of.key.accountId)
      .execute()
  else await writeNote(tx, unknownId(of.key.unknownName, of.crypto), JSON.stringify(attempts))
}

/** What people type as a name may be a password: only its keyed hash is kept. */
function unknownId(name: string, crypto: CryptoProvider): string {
  return `attempts:${crypto.blindIndex('unknown-username', name)}`
}

/** Locks a short-lived note of this module in the library's table of verifications; '' when it is new or has expired. */
export async function lockNote(tx: Tx, note: { id: string; lifeMs: number }): Promise<string> {
  const expires_at = new Date(tx.now.getTime() + note.lifeMs)
  await tx.db
    .insertInto('auth.verification')
    .values({ id: note.id, identifier: note.id, value: '', expires_at, created_at: tx.now, updated_at: tx.now })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  const row = await tx.db
    .selectFrom('auth.verification')
    .select(['value', 'expires_at'])
    .where('id', '=', note.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  await tx.db.updateTable('auth.verification').set({ expires_at }).where('id', '=', note.id).execute()
  return row.expires_at <= tx.now ? '' : row.value
}

export async function writeNote(tx: Tx, id: string, value: string): Promise<void> {
  await tx.db.updateTable('auth.verification').set({ value, updated_at: tx.now }).where('id', '=', id).execute()
}
