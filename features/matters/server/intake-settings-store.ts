import { jsonb } from '#platform/db/index.ts'
import type { Db } from '#platform/db/index.ts'
import { type IntakeSettings, intakeSettings, shippedIntake } from '../intake-settings.ts'

/** Setting: lists of intake that each city settles. */
export const INTAKE_SETTING = 'matters.intake'

const stored = intakeSettings.partial().catch({})

/** As the city has set it; what it has not set is as shipped. */
export async function readIntakeSettings(db: Db): Promise<IntakeSettings> {
  const row = await db
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', INTAKE_SETTING)
    .executeTakeFirst()
  const known = stored.parse(row?.value ?? {})
  return {
    petitionWords: known.petitionWords ?? shippedIntake.petitionWords,
    sheetColumns: { ...shippedIntake.sheetColumns, ...known.sheetColumns },
    sheetCategories: known.sheetCategories ?? shippedIntake.sheetCategories,
  }
}

export async function writeIntakeSettings(db: Db, change: Partial<IntakeSettings>, now: Date): Promise<IntakeSettings> {
  const next = { ...(await readIntakeSettings(db)), ...change }
  await db
    .insertInto('platform.setting')
    .values({ key: INTAKE_SETTING, value: jsonb(next), updated_at: now })
    .onConflict(conflict =>
      conflict.column('key').doUpdateSet(eb => ({
        value: eb.ref('excluded.value'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .execute()
  return next
}
