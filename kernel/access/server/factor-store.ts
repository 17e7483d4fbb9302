import { randomInt } from 'node:crypto'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Tx } from '#platform/tx.ts'
import { readCode, RECOVERY_CODES, recoveryCode } from '../second-factor-rules.ts'
import { acceptedStep } from './totp.ts'

/** An account's shared secret, with the row locked until the transaction ends. */
interface Factor {
  secret: string
  madeAt: Date
  lastStep: number | null
}

export async function lockFactor(tx: Tx, accountId: string, crypto: CryptoProvider): Promise<Factor | null> {
  const row = await tx.db
    .selectFrom('auth.second_factor')
    .selectAll()
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  const secret = crypto.decrypt({ alg: row.alg, keyId: row.key_id, cipher: row.cipher })
  return { secret, madeAt: row.made_at, lastStep: row.last_step === null ? null : Number(row.last_step) }
}

export async function saveSecret(
  tx: Tx,
  accountId: string,
  of: { secret: string; crypto: CryptoProvider },
): Promise<void> {
  const { alg, keyId: key_id, cipher } = of.crypto.encrypt(of.secret)
  const row = { alg, key_id, cipher, made_at: tx.now, last_step: null }
  await tx.db
    .insertInto('auth.second_factor')
    .values({ account_id: accountId, ...row })
    .onConflict(conflict => conflict.column('account_id').doUpdateSet(row))
    .execute()
}

/** Accepts a code of the telephone and marks it used. */
export async function useTotp(tx: Tx, accountId: string, of: { factor: Factor; code: string }): Promise<boolean> {
  const step = acceptedStep(of.factor.secret, of.code, { now: tx.now, lastStep: of.factor.lastStep })
  if (step === null) return false
  await tx.db.updateTable('auth.second_factor').set({ last_step: step }).where('account_id', '=', accountId).execute()
  return true
}

/** Accepts either kind of code and uses it up; null when it is wrong or was used before. */
export async function useCode(
  tx: Tx,
  accountId: string,
  of: { typed: string; crypto: CryptoProvider },
): Promise<'totp' | 'recovery' | null> {
  const read = readCode(of.typed)
  const factor = await lockFactor(tx, accountId, of.crypto)
  if (!read || !factor) return null
  if (read.kind === 'totp') return (await useTotp(tx, accountId, { factor, code: read.code })) ? 'totp' : null
  const { numUpdatedRows } = await tx.db
    .updateTable('auth.recovery_code')
    .set({ used_at: tx.now })
    .where('account_id', '=', accountId)
    .where('hash', '=', hashOf(accountId, read.code, of.crypto))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? 'recovery' : null
}

/** Ten new ones in place of whatever there was; what is returned is kept nowhere. */
export async function newRecoveryCodes(tx: Tx, accountId: string, crypto: CryptoProvider): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(limit => randomInt(limit)))
  await tx.db.deleteFrom('auth.recovery_code').where('account_id', '=', accountId).execute()
  await tx.db
    .insertInto('auth.recovery_code')
    .values(codes.map(code => ({ account_id: accountId, hash: hashOf(accountId, code.replaceAll('-', ''), crypto) })))
    .execute()
  return codes
}

export async function dropFactor(tx: Tx, accountId: string): Promise<void> {
  await tx.db.deleteFrom('auth.recovery_code').where('account_id', '=', accountId).execute()
  await tx.db.deleteFrom('auth.second_factor').where('account_id', '=', accountId).execute()
  await tx.db.updateTable('auth.user').set({ second_factor_at: null }).where('id', '=', accountId).execute()
}

function hashOf(accountId: string, code: string, crypto: CryptoProvider): string {
  return crypto.blindIndex('recovery-code', `${accountId}\n${code}`)
}
