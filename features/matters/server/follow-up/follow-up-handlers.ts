import type { Ctx } from '#kernel/access/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { MattersHandlers } from '../matters-ctx.ts'
import { claimFollowUp, releaseHeld } from './claim-follow-up.ts'
import type { FollowUpReader } from './follow-up-rows.ts'
import { followUpSettingsHandlers } from './follow-up-settings.ts'
import { listFollowUps } from './list-follow-ups.ts'
import { revealForCall } from './reveal-for-call.ts'
import { recordFollowUp } from './record-follow-up.ts'

export function followUpHandlers({ crypto }: { crypto: CryptoProvider }) {
  return {
    listFollowUps: ({ query }, ctx) => listFollowUps(readerOf(ctx), query),
    async claimFollowUp({ body }, ctx) {
      return { item: await claimFollowUp(readerOf(ctx), body) }
    },
    async releaseFollowUp(_input, ctx) {
      return { released: await releaseHeld(readerOf(ctx)) }
    },
    recordFollowUp: ({ params, body }, ctx) => recordFollowUp(ctx, readerOf(ctx), { ...params, call: body }),
    ...followUpSettingsHandlers,
    revealForCall: ({ params, body }, ctx) =>
      revealForCall(ctx, readerOf(ctx), { asked: { ...params, ...body }, crypto }),
  } satisfies Partial<MattersHandlers>
}

function readerOf({ tx, scope, actor, now, locale }: Ctx): FollowUpReader {
  return { db: tx.db, scope, personId: actor.personId, now, locale }
}
