import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { notFound } from '#platform/error.ts'
import type { PartnerPorts } from '../../ports.ts'
import { shownCount } from '../../rules.ts'
import { isRegistered } from './partner-rows.ts'

/** The class of riders, couriers and whoever else is out on the street and says what they see (B09). */
export const SENTINEL = 'sentinel'
/** Reports of this many days back are counted. */
const DAYS = 90

const isSentinelRow = sql<SqlBool>`(p.person_id is not null and p.classes @> array[${SENTINEL}] and ${isRegistered})`

/** Whether the person stands in the register as a sentinel of a place: where they said they would, no questions asked. */
export async function isSentinel(db: Db, at: { personId: string; areaCode: string }): Promise<boolean> {
  const row = await db
    .selectFrom('partners.partner as p')
    .select('p.id')
    .where('p.person_id', '=', at.personId)
    .where(isSentinelRow)
    .where(sql<SqlBool>`exists (select 1 from unnest(p.areas) as served where starts_with(${at.areaCode}, served))`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

type Counting = Pick<PartnerPorts<Db>, 'countSentinelReports'>

/** Sentinels of an area and what they reported: one to four are not told, and nothing is told of a person. */
export async function countSentinels(ctx: Ctx, { countSentinelReports }: Counting, { areaCode }: { areaCode: string }) {
  if (!ctx.reaches(areaCode)) throw notFound()
  const { sentinels } = await ctx.tx.db
    .selectFrom('partners.partner as p')
    .select(sql<number>`count(*)::int`.as('sentinels'))
    .where(isSentinelRow)
    .where(underArea(areaCode, 'p.area_code'))
    .executeTakeFirstOrThrow()
  const from = new Date(ctx.now.getTime() - DAYS * 86_400_000)
  const { reports, solved } = await countSentinelReports(ctx.tx.db, { of: { areaCode }, from })
  // What is left over would tell a number that is kept back.
  const told = shownCount(reports) !== null && shownCount(reports - solved) !== null
  return {
    ...{ days: DAYS, sentinels: shownCount(sentinels), reports: shownCount(reports) },
    solved: told ? shownCount(solved) : null,
  }
}

/** What came of one's own reports; only the person sees it. */
export function countOwnReports(ctx: Pick<Ctx, 'tx' | 'now' | 'actor'>, { countSentinelReports }: Counting) {
  const from = new Date(ctx.now.getTime() - 365 * 86_400_000)
  return countSentinelReports(ctx.tx.db, { of: { personId: ctx.actor.personId }, from })
}
