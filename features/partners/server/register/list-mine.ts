import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { PartnerPorts } from '../../ports.ts'
import type { PartnerDetail } from '../../shapes.ts'
import { countOwnDone } from './count-done.ts'
import { toDetail } from './get-partner.ts'
import { partnerRows } from './partner-rows.ts'
import { countOwnReports, SENTINEL } from './sentinels.ts'

const MOST = 50

type Mine = PartnerDetail & {
  mine: 'person' | 'organisation'
  reports: { reports: number; solved: number } | null
}

/** My own partnership with what I did, as nobody else sees it, and those of the organisations I answer for. */
export async function listMine(
  ctx: Ctx,
  ports: Pick<PartnerPorts<Db>, 'countSentinelReports'>,
): Promise<{ items: Mine[] }> {
  const { personId, organisations } = ctx.actor
  const ids = [...organisations]
  const rows = await partnerRows(ctx.tx.db)
    .where(sql<SqlBool>`(p.person_id = ${personId}::uuid or p.organisation_id = any(${ids}::uuid[]))`)
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id')
    .limit(MOST)
    .execute()
  const items: Mine[] = []
  for (const row of rows) {
    const detail = await toDetail(ctx, row)
    if (row.person_id === null) items.push({ ...detail, mine: 'organisation' as const, reports: null })
    else
      items.push({
        ...detail,
        done: await countOwnDone(ctx.tx.db, { personId, now: ctx.now }),
        mine: 'person' as const,
        reports: row.classes.includes(SENTINEL) ? await countOwnReports(ctx, ports) : null,
      })
  }
  return { items }
}
