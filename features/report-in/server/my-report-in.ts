import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { myConsultations } from './consultation/my-consultations.ts'
import { registrationPosts } from './registration-posts.ts'
import { registrationRows, toRegistration } from './registration-rows.ts'
import { registrationsWithin } from './registrations-within.ts'
import type { ReportInDeps } from './report-in-deps.ts'

/** Nobody has more than a few; the oldest of a very long life may be left out. */
const MOST = 50
const YEAR = 366 * 86_400_000

/** Everything the product knows of a person's service, for that person: theirs to see and to correct. */
export async function getMyReportIn(ctx: Ctx, deps: ReportInDeps) {
  const { crypto, ports } = deps
  const rows = await registrationRows(ctx.tx.db)
    .where(registrationsWithin(ctx.scope))
    .orderBy('r.id', 'desc')
    .limit(MOST)
    .execute()
  const reader = { actor: ctx.actor, now: ctx.now, crypto }
  const acting = rows.map(row => row.acting_person_id).filter(id => id !== null)
  const personIds = [...new Set([ctx.actor.personId, ...acting])]
  const groups = await groupSizes(ctx, rows)
  const services = await ports.serviceRecords(ctx.tx.db, {
    personIds,
    from: new Date(ctx.now.getTime() - YEAR),
    to: ctx.now,
  })
  return {
    items: rows.map(row => ({ ...toRegistration(row, reader), group: groups.get(row.id) ?? null })),
    posts: acting.length > 0 ? await registrationPosts(ctx.tx.db, acting) : [],
    services: services.map(({ id, at, title, place }) => ({ id, at: at.toISOString(), title, place })),
    consultations: await myConsultations(ctx, deps),
  }
}

/** How many serve at the same building; who they are is theirs to tell. Fewer than five are not told (charter 7). */
async function groupSizes(ctx: Ctx, rows: readonly { id: string; district: string; building_id: string | null }[]) {
  const placed = rows.filter(row => row.building_id !== null)
  if (placed.length === 0) return new Map<string, { people: string }>()
  const counted = await ctx.tx.db
    .selectFrom('report_in.registration')
    .select(['district', 'building_id', sql<number>`count(*)::int`.as('count')])
    .where('state', '=', 'registered')
    .where(
      sql<boolean>`(district, building_id) in (${sql.join(
        placed.map(row => sql`(${row.district}, ${row.building_id}::uuid)`),
      )})`,
    )
    .groupBy(['district', 'building_id'])
    .execute()
  const sizes = new Map(counted.map(row => [row.building_id, row.count < 5 ? '<5' : String(row.count)]))
  return new Map(placed.map(row => [row.id, { people: sizes.get(row.building_id) ?? '<5' }]))
}
