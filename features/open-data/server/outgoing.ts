import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Tx } from '#platform/tx.ts'
import type { contract } from '../contract.ts'
import { outgoing as shape } from '../shapes.ts'
import type { OpenDb } from './deps.ts'

type Page = z.input<typeof contract.routes.listOutgoing.reply>

/** What was handed to the system of one organisation, newest first. */
export async function listOutgoing(
  db: OpenDb,
  of: { organisationId: string; cursor?: string | undefined; limit: number },
): Promise<Page> {
  let query = db
    .selectFrom('open_data.outgoing')
    .select(['district', 'case_id', 'number', 'state', 'attempts', 'next_at', 'foreign_id', 'foreign_status'])
    .select(['last_error', 'created_at', 'sent_at'])
    .where('organisation_id', '=', of.organisationId)
  if (of.cursor) {
    const [at, id] = decodeCursor(of.cursor, 2)
    query = query.where(
      sql<boolean>`(created_at, case_id) < (${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`,
    )
  }
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('case_id', 'desc')
    .limit(of.limit + 1)
    .execute()
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(row => ({
      district: row.district,
      caseId: row.case_id,
      number: row.number,
      state: shape.shape.state.parse(row.state),
      attempts: row.attempts,
      nextAt: row.next_at?.toISOString() ?? null,
      foreignId: row.foreign_id,
      foreignStatus: row.foreign_status,
      lastError: row.last_error,
      createdAt: row.created_at.toISOString(),
      sentAt: row.sent_at?.toISOString() ?? null,
    })),
    next: last ? encodeCursor([last.created_at.toISOString(), last.case_id]) : null,
  }
}

/** Puts what failed, or still waits, in line again. */
export async function resendOutgoing(
  tx: Tx,
  key: { organisationId: string; district: string; caseId: string },
): Promise<void> {
  const { numUpdatedRows } = await tx.db
    .updateTable('open_data.outgoing')
    .set({ state: 'waiting', attempts: 0, next_at: tx.now })
    .where('district', '=', key.district)
    .where('case_id', '=', key.caseId)
    .where('organisation_id', '=', key.organisationId)
    .where('state', 'in', ['failed', 'waiting'])
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw notFound()
}
