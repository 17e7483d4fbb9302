import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { type ReportInSettings, reportInSettings, shippedSettings } from '../settings.ts'
import type { ReportInDb, ReportInHandlers } from './report-in-deps.ts'

const SETTING = 'report_in.rules'
const stored = reportInSettings.partial().catch({})

/** As the city has set it; what it has not set is as shipped. */
export async function readSettings(db: ReportInDb): Promise<ReportInSettings> {
  const row = await db.selectFrom('platform.setting').select('value').where('key', '=', SETTING).executeTakeFirst()
  return { ...shippedSettings, ...stored.parse(row?.value ?? {}) }
}

export const settingsHandlers = {
  getReportInSettings: (_input, ctx) => readSettings(ctx.tx.db),
  async editReportInSettings({ body }, ctx) {
    const { requestId: _, ...change } = body
    const next = { ...(await readSettings(ctx.tx.db)), ...change }
    await ctx.tx.db
      .insertInto('platform.setting')
      .values({ key: SETTING, value: jsonb(next), updated_at: ctx.now })
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
      subjectId: SETTING,
      details: change,
    })
    return next
  },
} satisfies Partial<ReportInHandlers>
