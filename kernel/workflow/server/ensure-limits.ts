import { newId } from '#kernel/ids/index.ts'
import type { Db } from '#platform/db/index.ts'
import { shippedLimits } from '../profiles.ts'

/** Ships the profiles to an installation that has no limit yet. Safe to call at every start. */
export async function ensureLimits(db: Db, now: Date): Promise<void> {
  const any = await db.selectFrom('workflow.limit').select('id').limit(1).executeTakeFirst()
  if (any) return
  // In force long before the first case, so that histories of the past can be counted too.
  const since = new Date('2020-01-01T00:00:00+08:00')
  await db
    .insertInto('workflow.limit')
    .values(shippedLimits(since, () => newId(now)))
    .execute()
}
