import { citySetting } from '#kernel/audit/server/index.ts'
import { followUpSettings, shippedFollowUp } from '../../follow-up.ts'
import { requireCity } from '../area-reach.ts'
import type { MattersHandlers } from '../matters-ctx.ts'

/** Which handled matters are rung about, when, and how often. */
const setting = citySetting('matters.follow_up', { schema: followUpSettings, shipped: shippedFollowUp })

export const readFollowUpSettings = setting.read

export const followUpSettingsHandlers = {
  getFollowUpSettings: (_input, ctx) => readFollowUpSettings(ctx.tx.db),
  /** Holds for matters handled from now on; a call that is already due stays due. */
  async editFollowUpSettings({ body }, ctx) {
    const { requestId: _, ...change } = body
    requireCity(ctx)
    return setting.edit(ctx, change)
  },
} satisfies Partial<MattersHandlers>
