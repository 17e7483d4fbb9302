import { newId } from '#kernel/ids/index.ts'
import type { Db } from '#platform/db/index.ts'
import { WARN_RATIO } from '#kernel/calendar/index.ts'
import type { TimeLimit } from '../definition.ts'
import { PROFILES, shippedLimits } from '../profiles.ts'

/** In force long before the first case, so that histories of the past can be counted too. */
const SINCE = new Date('2020-01-01T00:00:00+08:00')

/** Ships the profiles to an installation that has no limit yet. Safe to call at every start. */
export async function ensureLimits(db: Db, now: Date): Promise<void> {
  const any = await db.selectFrom('workflow.limit').select('id').limit(1).executeTakeFirst()
  if (any) return
  await db
    .insertInto('workflow.limit')
    .values(shippedLimits(SINCE, () => newId(now)))
    .execute()
}

/**
 * Ships limits of one procedure or one category, the same in every profile, to an installation that has none of it yet.
 * Safe to call at every start.
 */
export async function ensureLimitsOf(
  db: Db,
  of: { procedure: string } | { category: string },
  { limits, now }: { limits: readonly ({ state: string } & TimeLimit)[]; now: Date },
): Promise<void> {
  const subject = { procedure: null, category: null, ...of }
  const [column, value] =
    'procedure' in of ? (['procedure', of.procedure] as const) : (['category', of.category] as const)
  const any = await db.selectFrom('workflow.limit').select('id').where(column, '=', value).limit(1).executeTakeFirst()
  if (any) return
  await db
    .insertInto('workflow.limit')
    .values(
      PROFILES.flatMap(profile =>
        limits.map(({ state, amount, unit }) => ({
          id: newId(now),
          profile,
          ...subject,
          urgency: null,
          area_code: null,
          state,
          amount,
          unit,
          warn_ratio: WARN_RATIO,
          version: 1,
          effective_from: SINCE,
          effective_to: null,
        })),
      ),
    )
    .execute()
}
