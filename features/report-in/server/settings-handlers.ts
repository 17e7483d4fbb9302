import { citySetting } from '#kernel/audit/server/index.ts'
import { reportInSettings, shippedSettings } from '../settings.ts'
import type { ReportInHandlers } from './report-in-deps.ts'

const setting = citySetting('report_in.rules', { schema: reportInSettings, shipped: shippedSettings })

export const readSettings = setting.read

export const settingsHandlers = {
  getReportInSettings: (_input, ctx) => readSettings(ctx.tx.db),
  async editReportInSettings({ body }, ctx) {
    const { requestId: _, ...change } = body
    return setting.edit(ctx, change)
  },
} satisfies Partial<ReportInHandlers>
