import { sql, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { getCase } from '#kernel/workflow/server/index.ts'
import { notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { taskRoutes } from '../../task-contract.ts'
import { type ClaimRow, claimLineOf, claimRows, taskLineOf, taskRows, workIn } from './task-rows.ts'

type OpenQuery = z.output<typeof taskRoutes.listOpenTasks.query>

/**
 * Published to whoever may claim, like a notice on a board: what has time left and a place left, and what
 * is mine already; the soonest to end first.
 */
export async function listOpenTasks(ctx: Ctx, query: OpenQuery) {
  const [at, id] = query.cursor ? decodeCursor(query.cursor, 2) : []
  const mine = sql<SqlBool>`exists (select 1 from orders.task_claim as m where m.district = t.district
    and m.task_id = t.id and m.person_id = ${ctx.actor.personId}::uuid and (m.ended_at is null or m.done))`
  const rows = await taskRows(ctx.tx.db)
    .select(mine.as('mine'))
    .where('t.open', '=', true)
    .where('t.ends_at', '>', ctx.now)
    .where(sql<SqlBool>`(t.taken < t.wanted or ${mine})`)
    .where(underArea(query.area, 'c.area_code'))
    .$if(query.kind !== undefined, rows => rows.where('t.kind_id', '=', query.kind ?? ''))
    .$if(at !== undefined, rows =>
      rows.where(sql<SqlBool>`(t.ends_at, t.id) > (${String(at)}::timestamptz, ${String(id)}::uuid)`),
    )
    .orderBy('t.ends_at')
    .orderBy('t.id')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(row => ({ ...taskLineOf(row, ctx.locale), mine: Boolean(row.mine) })),
    next: last ? encodeCursor([last.ends_at.toISOString(), last.id]) : null,
  }
}

/** What I have claimed myself, and what was claimed for a unit I work for; the newest first. */
export async function listMyClaims(ctx: Ctx, query: { cursor?: string | undefined; limit: number }) {
  const [at, id] = query.cursor ? decodeCursor(query.cursor, 2) : []
  const rows = await claimRows(ctx.tx.db)
    .where(eb =>
      eb.or([
        eb('x.person_id', '=', ctx.actor.personId),
        ...ctx.actor.organisations.map(id => eb('x.organisation_id', '=', id)),
      ]),
    )
    .$if(at !== undefined, rows =>
      rows.where(sql<SqlBool>`(x.claimed_at, x.id) < (${String(at)}::timestamptz, ${String(id)}::uuid)`),
    )
    .orderBy('x.claimed_at', 'desc')
    .orderBy('x.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: await withTasks(ctx, shown),
    next: last ? encodeCursor([last.claimed_at.toISOString(), last.id]) : null,
  }
}

async function withTasks(ctx: Ctx, claims: readonly ClaimRow[]) {
  if (claims.length === 0) return []
  const keys = claims.map(claim => sql`(${claim.district}, ${claim.task_id}::uuid)`)
  const rows = await taskRows(ctx.tx.db)
    .where(sql<SqlBool>`(t.district, t.id) in (${sql.join(keys)})`)
    .execute()
  const tasks = new Map(rows.map(row => [row.id, taskLineOf(row, ctx.locale)]))
  return claims.flatMap(claim => {
    const task = tasks.get(claim.task_id)
    return task ? [{ ...claimLineOf(claim), task }] : []
  })
}

/** One claim: one's own, that of a unit one works for, or one within reach of whoever posts tasks there. */
export async function getClaim(ctx: Ctx, key: { district: string; id: string }) {
  const row = await claimRows(ctx.tx.db)
    .where('x.district', '=', key.district)
    .where('x.id', '=', key.id)
    .where(eb => eb.or([workIn(ctx.scopeFor('case.read')), eb('x.person_id', '=', ctx.actor.personId)]))
    .executeTakeFirst()
  if (!row) throw notFound()
  const [claim] = await withTasks(ctx, [row])
  if (!claim) throw notFound()
  return { ...claim, case: await getCase(ctx, { district: key.district, caseId: row.case_id }) }
}
