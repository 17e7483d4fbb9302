import { citySetting } from '#kernel/audit/server/index.ts'
import {
  type ConsultationSettings,
  consultationSettings,
  missingOf,
  shippedConsultation,
} from '../../consultation-settings.ts'
import type { ReportInHandlers } from '../report-in-deps.ts'

const setting = citySetting('report_in.consultation', { schema: consultationSettings, shipped: shippedConsultation })

export const readConsultationSettings = setting.read

const withMissing = (settings: ConsultationSettings) => ({ ...settings, missing: missingOf(settings) })

export const consultationSettingsHandlers = {
  async getConsultationSettings(_input, ctx) {
    return withMissing(await readConsultationSettings(ctx.tx.db))
  },
  async editConsultationSettings({ body }, ctx) {
    const { requestId: _, ...change } = body
    return withMissing(await setting.edit(ctx, change))
  },
} satisfies Partial<ReportInHandlers>
