import { ensureMatterDictionaries } from '#features/matters/server/index.ts'
import { ensureOrderDictionaries } from '#features/orders/server/index.ts'
import { ensurePartnerDictionaries } from '#features/partners/server/index.ts'
import { memberYear } from '#features/report-in/index.ts'
import { ensureSchemes } from '#kernel/appraisal/server/index.ts'
import { ensureCalendar } from '#kernel/calendar/server/index.ts'
import { ensureLimits } from '#kernel/workflow/server/index.ts'
import type { Database } from '#platform/db/index.ts'

/** What every installation needs before its first case; what is there already is left as it is. */
export async function ensureDictionaries(database: Database, now: Date): Promise<void> {
  await ensureCalendar(database.db, now)
  await ensureLimits(database.db, now)
  await ensureMatterDictionaries(database.db, now)
  await ensureOrderDictionaries(database.db, now)
  await ensurePartnerDictionaries(database.db)
  await ensureSchemes(database.db, [memberYear], now)
}
