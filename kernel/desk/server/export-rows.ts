import type { Ctx } from '#kernel/access/server/index.ts'
import { notFound } from '#platform/error.ts'
import { type Locale, translate } from '#platform/i18n.ts'
import { MOST_ROWS } from '../limits.ts'
import type { ExportRun } from '../shapes.ts'

/** The caller's own files; there is no way to somebody else's. */
export function ownExports(ctx: Pick<Ctx, 'tx' | 'actor'>) {
  return ctx.tx.db.selectFrom('desk.export').selectAll().where('person_id', '=', ctx.actor.personId)
}

export type ExportRow = Awaited<ReturnType<ReturnType<typeof ownExports>['executeTakeFirstOrThrow']>>

export async function requireExport(ctx: Pick<Ctx, 'tx' | 'actor'>, id: string): Promise<ExportRow> {
  const row = await ownExports(ctx).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export function toRun(row: ExportRow, view: { now: Date; locale: Locale }): ExportRun {
  const gone = row.state === 'done' && row.expires_at <= view.now
  return {
    id: row.id,
    list: row.list,
    state: gone ? 'expired' : (row.state as ExportRun['state']),
    rowsDone: row.rows_done,
    rowsTotal: row.rows_total,
    sizeBytes: row.size_bytes,
    failure: row.failure && translate(view.locale, `desk:failures.${row.failure}`, { count: MOST_ROWS }),
    reason: row.reason,
    requestedAt: row.requested_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
  }
}
