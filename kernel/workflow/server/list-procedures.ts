import { sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { isFinal, type Procedure } from '../definition.ts'
import { edgesOf } from '../edges.ts'
import { scopedCases } from './case-lines.ts'
import { isStanding } from '../availability.ts'
import { procedures } from './runtime.ts'

export interface StateCount {
  procedure: string
  state: string
  cases: number
  late: number
}

/** How many cases wait in each state, within the caller's reach. Ended cases are not counted: they only ever grow. */
export async function countStates(
  ctx: Pick<Ctx, 'tx' | 'scopeFor' | 'now'>,
  areaCode: string | undefined,
): Promise<StateCount[]> {
  let query = scopedCases(ctx.tx.db, ctx.scopeFor('case.read')).where('c.final', '=', false)
  if (areaCode) query = query.where(underArea(areaCode, 'c.area_code'))
  return query
    .select(['c.procedure', 'c.state'])
    .select(sql<number>`count(*)::int`.as('cases'))
    .select(sql<number>`(count(*) filter (where c.due_at < ${ctx.now}))::int`.as('late'))
    .groupBy(['c.procedure', 'c.state'])
    .execute()
}

/** Every procedure new cases may begin on, as data to draw. */
export async function listProcedures(ctx: Pick<Ctx, 'tx' | 'scopeFor' | 'now'>, areaCode: string | undefined) {
  const counts = await countStates(ctx, areaCode)
  const items = procedures()
    .current()
    .map(procedure =>
      drawn(
        procedure,
        counts.filter(count => count.procedure === procedure.key),
      ),
    )
  return { items }
}

function drawn(procedure: Procedure, counts: readonly StateCount[]) {
  const texts = `${procedure.module}:procedures.${procedure.key}`
  const states = Object.entries(procedure.states).map(([name, state]) => {
    const { cases = 0, late = 0 } = counts.find(count => count.state === name) ?? {}
    const drawnState = { name, label: `${texts}.states.${name}`, cases, late }
    if (isFinal(state))
      return { ...drawnState, final: true, bucket: 'done' as const, actor: null, limit: null, overdue: null }
    const roles = state.actor.kind === 'role' ? [...state.actor.roles] : []
    const { bucket, limit, overdue } = state
    return { ...drawnState, final: false, bucket, actor: { kind: state.actor.kind, roles }, limit, overdue }
  })
  const edges = edgesOf(procedure).map(({ action, from, to, by }) => ({
    action,
    label: isStanding(action) ? `workflow:actions.${action}` : `${texts}.actions.${action}`,
    from,
    to,
    by,
  }))
  const { key, version, module, start } = procedure
  return { key, version, module, title: `${texts}.title`, start, states, edges }
}
