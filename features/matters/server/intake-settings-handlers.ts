import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { invalid } from '#platform/error.ts'
import type { IntakeSettings } from '../intake-settings.ts'
import { requireCity } from './area-reach.ts'
import { usableCategory } from './category-store.ts'
import { INTAKE_SETTING, readIntakeSettings, writeIntakeSettings } from './intake-settings-store.ts'
import type { MattersHandlers } from './matters-ctx.ts'

/** The lists are one for the city: whoever may edit the work-item list edits them for all. */
export const intakeSettingsHandlers = {
  getIntakeSettings: (_input, ctx) => readIntakeSettings(ctx.tx.db),
  async editIntakeSettings({ body }, ctx) {
    requireCity(ctx)
    const { requestId: _, ...change } = body
    if (change.sheetColumns) refuseTwice(change.sheetColumns)
    for (const [index, { categoryId }] of (change.sheetCategories ?? []).entries())
      await usableCategory(ctx.tx.db, categoryId, { field: `sheetCategories.${index}.categoryId`, now: ctx.now })
    const next = await writeIntakeSettings(ctx.tx.db, change, ctx.now)
    writeAudit(ctx.tx, {
      district: NO_DISTRICT,
      actor: ctx.actor,
      event: 'setting.edited',
      subjectKind: 'setting',
      subjectId: INTAKE_SETTING,
      details: change,
    })
    return next
  },
} satisfies Partial<MattersHandlers>

/** One header for two columns would fill both with the same words. */
function refuseTwice(columns: IntakeSettings['sheetColumns']): void {
  const seen = new Set<string>()
  for (const [field, headers] of Object.entries(columns))
    for (const header of headers) {
      if (seen.has(header)) throw invalid(`sheetColumns.${field}`, 'matters.column_twice', { header })
      seen.add(header)
    }
}
