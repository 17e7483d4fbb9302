import { z } from 'zod'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { localDate } from '#kernel/calendar/index.ts'
import { defineJob } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import { hindering, redrawEvents, redrawPlan } from '../redraw.ts'
import { applyRedraw } from './apply-redraw.ts'
import { previewRedraw } from './preview-redraw.ts'
import { communityShapes, newest } from './read-drawing.ts'
import type { TerritoryDeps } from './territory-deps.ts'

/** Draws what was planned for today; one whose ground somebody else has redrawn meanwhile is left and says so. */
export function applyRedraws(deps: TerritoryDeps) {
  return defineJob({
    name: 'territory.apply-redraws',
    data: z.object({}),
    cron: '*/10 * * * *',
    async handle(_data, { withTx }) {
      const due = await withTx(tx => dueRedraws(tx))
      for (const key of due) await withTx(tx => settle(tx, key, deps))
    },
  })
}

interface Key {
  district: string
  id: string
}

function dueRedraws(tx: Tx): Promise<Key[]> {
  return tx.db
    .selectFrom('territory.redraw')
    .select(['district', 'id'])
    .where('state', '=', 'planned')
    .where('effective_on', '<=', localDate(tx.now))
    .orderBy('effective_on')
    .orderBy('made_at')
    .orderBy('id')
    .limit(200)
    .execute()
}

async function settle(tx: Tx, { district, id }: Key, deps: TerritoryDeps): Promise<void> {
  const row = await tx.db
    .selectFrom('territory.redraw')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  const plan = redrawPlan.parse(row.plan)
  const today = localDate(tx.now)
  const community = row.community_code
  const standing = newest(await communityShapes(tx.db, community))
  const { faults } = await previewRedraw(tx.db, { code: community, plan, today }, deps)
  const fault =
    standing !== row.base_generation ? 'drawn_meanwhile' : hindering(faults, plan).length > 0 ? 'faulty_drawing' : null
  const generation = fault === null ? await applyRedraw(tx, { community, plan, on: today }) : null
  await tx.db
    .updateTable('territory.redraw')
    .set({ state: fault === null ? 'applied' : 'failed', settled_at: tx.now, generation, fault })
    .where('district', '=', district)
    .where('id', '=', id)
    .execute()
  writeAudit(tx, {
    district,
    actor: { personId: row.made_by, name: '' },
    event: redrawEvents[fault === null ? 'applied' : 'failed'],
    subjectKind: 'area',
    subjectId: community,
    areaCode: community,
    reason: row.reason,
    details: { redraw: id, generation, fault },
  })
}
