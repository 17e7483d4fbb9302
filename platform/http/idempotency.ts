import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CryptoProvider, Sealed } from '#platform/crypto.ts'
import { DomainError } from '#platform/error.ts'
import { jsonb } from '#platform/db/json.ts'
import type { Db } from '#platform/db/feature-db.ts'
import { errorCode, type Tx } from '#platform/tx.ts'

export interface Command {
  actorKey: string
  requestId: string
  route: string
  bodyHash: string
}

/** The same JSON whatever the order of its keys. */
export function hashBody(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(body)))
    .digest('base64url')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  )
}

/**
 * The answer this command got before, if it was accepted before.
 * The same id with other content is refused (409): silently returning another command's answer would lose data.
 */
export async function storedReply(
  db: Db,
  command: Command,
  crypto: Pick<CryptoProvider, 'decrypt'>,
): Promise<{ reply: unknown } | undefined> {
  const row = await db
    .selectFrom('platform.command')
    .select(['route', 'body_hash', 'reply'])
    .where('actor_key', '=', command.actorKey)
    .where('request_id', '=', command.requestId)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.route !== command.route || row.body_hash !== command.bodyHash)
    throw new DomainError('platform.request_id_reused', { field: 'requestId' })
  const sealed = sealedReply.safeParse(row.reply)
  // Before answers were sealed they were kept as they were.
  return { reply: sealed.success ? JSON.parse(crypto.decrypt(sealed.data)) : row.reply }
}

const sealedReply = z.strictObject({ alg: z.string(), keyId: z.string(), cipher: z.string() })

/** Remembers the answer in the command's own transaction; sealed, for it may say what the tables keep encrypted. */
export function rememberReply(tx: Tx, command: Command, sealed: Sealed): void {
  tx.gather(
    tx.db.insertInto('platform.command').values({
      actor_key: command.actorKey,
      request_id: command.requestId,
      route: command.route,
      body_hash: command.bodyHash,
      status: 200,
      reply: jsonb({ ...sealed }),
      at: tx.now,
    }),
  )
}

/**
 * True when a copy of the same command may have won a race against this one: what the winner wrote stands in the way of
 * the loser, as a row of the same key or as a rule that no longer allows the step.
 */
export function mayHaveLostToCopy(error: unknown): boolean {
  return errorCode(error) === '23505' || error instanceof DomainError
}

/** How long a command can be sent again and get its first answer, in days: longer than any phone keeps one unsent. */
const KEPT_DAYS = 90

/** Removes answers nobody asks for again. */
export async function forgetReplies(tx: Tx): Promise<void> {
  const before = new Date(tx.now.getTime() - KEPT_DAYS * 86_400_000)
  await tx.db.deleteFrom('platform.command').where('at', '<', before).execute()
}
