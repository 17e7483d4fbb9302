import { randomBytes } from 'node:crypto'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Tx } from '#platform/tx.ts'
import { TICKET_MS } from '../second-factor-rules.ts'

/** Says that the first step was passed; good for one sign-in within five minutes, kept as a keyed hash. */
export async function issueTicket(tx: Tx, accountId: string, crypto: CryptoProvider): Promise<string> {
  const ticket = randomBytes(32).toString('base64url')
  const id = ticketId(ticket, crypto)
  await tx.db
    .insertInto('auth.verification')
    .values({
      id,
      identifier: id,
      value: accountId,
      expires_at: new Date(tx.now.getTime() + TICKET_MS),
      created_at: tx.now,
      updated_at: tx.now,
    })
    .execute()
  return ticket
}

/** Whose ticket it is; null when it is unknown, used up or too old. */
export async function accountOfTicket(tx: Tx, ticket: string, crypto: CryptoProvider): Promise<string | null> {
  const row = await tx.db
    .selectFrom('auth.verification')
    .select('value')
    .where('id', '=', ticketId(ticket, crypto))
    .where('expires_at', '>', tx.now)
    .executeTakeFirst()
  return row?.value ?? null
}

/** False when somebody else was quicker. */
export async function useUpTicket(tx: Tx, ticket: string, crypto: CryptoProvider): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('auth.verification')
    .where('id', '=', ticketId(ticket, crypto))
    .executeTakeFirst()
  return numDeletedRows === 1n
}

function ticketId(ticket: string, crypto: CryptoProvider): string {
  return `second-step:${crypto.blindIndex('second-step', ticket)}`
}
