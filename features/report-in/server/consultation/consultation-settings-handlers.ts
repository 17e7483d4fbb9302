import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import {
  type ConsultationSettings,
  consultationSettings,
  missingOf,
  shippedConsultation,
} from '../../consultation-settings.ts'
import type { ReportInDb, ReportInHandlers } from '../report-in-deps.ts'

const SETTING = 'report_in.consultation'
const stored = consultationSettings.partial().catch({})

/** As the city has written it; what it has not written is as shipped. */
export async function readConsultationSettings(db: ReportInDb): Promise<ConsultationSettings> {
  const row = await db.selectFrom('platform.setting').select('value').where('key', '=', SETTING).executeTakeFirst()
  return { ...shippedConsultation, ...stored.parse(row?.value ?? {}) }
}

const withMissing = (settings: ConsultationSettings) => ({ ...settings, missing: missingOf(settings) })

export const consultationSettingsHandlers = {
  async getConsultationSettings(_input, ctx) {
    return withMissing(await readConsultationSettings(ctx.tx.db))
  },
  async editConsultationSettings({ body }, ctx) {
    const { requestId: _, ...change } = body
    const next = { ...(await readConsultationSettings(ctx.tx.db)), ...change }
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
    return withMissing(next)
  },
} satisfies Partial<ReportInHandlers>
