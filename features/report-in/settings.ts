import { z } from 'zod'

const source = z.string().trim().min(2).max(200)

/** What each city settles about report-in; every number with the rule it comes from. */
export const reportInSettings = z.object({
  /** Months within which to report after joining or moving. */
  months: z.number().int().min(1).max(12),
  monthsSource: source,
  /** A look-back falls due on this day of each year, MM-DD. */
  lookBackDay: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/),
  lookBackSource: source,
  /** Whoever is registered for fewer months at the end of a year is left out of its appraisal (C48). */
  yearMonths: z.number().int().min(0).max(12),
  /** Months after the end of a registration until the name leaves. */
  nameMonths: z.number().int().min(1).max(60),
  /** Months until a note on a visit is gone. */
  noteMonths: z.number().int().min(1).max(12),
})
export type ReportInSettings = z.output<typeof reportInSettings>

export const shippedSettings: ReportInSettings = {
  months: 1,
  monthsSource: '滁州市在职党员“双报到双服务”4项举措：1个月内主动向单位党组织报告（C41）',
  lookBackDay: '11-01',
  lookBackSource: '滁州市在职党员“双报到双服务”：单位每年至少开展1次“回头看”（C42）',
  yearMonths: 3,
  nameMonths: 24,
  noteMonths: 3,
}
