import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { type Db, jsonb } from '#platform/db/index.ts'
import { type FollowUpSettings, followUpSettings, shippedFollowUp } from '../../follow-up.ts'
import { requireCity } from '../area-reach.ts'
import type { MattersHandlers } from '../matters-ctx.ts'

/** Setting: which handled matters are rung about, when, and how often. */
const FOLLOW_UP_SETTING = 'matters.follow_up'

const stored = followUpSettings.partial().catch({})

/** As the city has set it; what it has not set is as shipped. */
export async function readFollowUpSettings(db: Db): Promise<FollowUpSettings> {
  const row = await db
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', FOLLOW_UP_SETTING)
    .executeTakeFirst()
  return { ...shippedFollowUp, ...stored.parse(row?.value ?? {}) }
}

export const followUpSettingsHandlers = {
  getFollowUpSettings: (_input, ctx) => readFollowUpSettings(ctx.tx.db),
  /** Holds for matters handled from now on; a call that is already due stays due. */
  async editFollowUpSettings({ body }, ctx) {
    requireCity(ctx)
    const { requestId: _, ...change } = body
    const next = { ...(await readFollowUpSettings(ctx.tx.db)), ...change }
    await ctx.tx.db
      .insertInto('platform.setting')
      .values({ key: FOLLOW_UP_SETTING, value: jsonb(next), updated_at: ctx.now })
      .onConflict(conflict =>
        conflict.column('key').doUpdateSet(eb => ({
          value: eb.ref('excluded.value'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute()
    writeAudit(ctx.tx, {
      district: NO_DISTRICT,
      actor: ctx.actor,
      event: 'setting.edited',
      subjectKind: 'setting',
      subjectId: FOLLOW_UP_SETTING,
      details: change,
    })
    return next
  },
} satisfies Partial<MattersHandlers>
