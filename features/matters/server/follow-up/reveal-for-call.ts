import type { Ctx } from '#kernel/access/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { DomainError } from '#platform/error.ts'
import { isAtWork, openOnRecord } from '../reveal-contact.ts'
import { lineOf } from './claim-follow-up.ts'
import type { FollowUpReader } from './follow-up-rows.ts'

interface Asked {
  district: string
  caseId: string
  reason: string
}

/** The number to ring: of the matter the caller holds on the list, as long as they hold it, and of no other. */
export async function revealForCall(
  ctx: Ctx,
  reader: FollowUpReader,
  { asked, crypto }: { asked: Asked; crypto: CryptoProvider },
): Promise<{ name: string | null; phone: string | null }> {
  const line = await lineOf(reader, asked)
  if (!line.follow.claim?.mine) throw new DomainError('matters.call_not_held')
  const key = { district: asked.district, id: line.id }
  return openOnRecord(ctx, crypto, { ...key, reason: asked.reason, onlyAsUnit: await isAtWork(ctx, key) })
}
