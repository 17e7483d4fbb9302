import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { invalid } from '#platform/error.ts'
import type { saveWorkKindBody, WorkKind, works } from '../../task-contract.ts'
import { shippedWorks } from '../../work-kinds.ts'
import type { OrdersDb } from '../orders-db.ts'

type Work = (typeof works)[number]

interface Row {
  id: string
  work: string
  name: string
  name_en: string
  hint: string
  ended_at: Date | null
}

function toKind(row: Row): WorkKind {
  return {
    id: row.id,
    work: row.work === 'errand' ? 'errand' : 'task',
    name: row.name,
    nameEn: row.name_en,
    hint: row.hint,
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

export async function listWorkKinds(db: OrdersDb, asked: { work: Work; ended: boolean }): Promise<WorkKind[]> {
  const rows = await db
    .selectFrom('orders.work_kind')
    .selectAll()
    .where('work', '=', asked.work)
    .$if(!asked.ended, query => query.where('ended_at', 'is', null))
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(toKind)
}

/** Refuses a kind that is unknown, ended or of the other work. */
export async function guardWorkKind(db: OrdersDb, id: string, work: Work): Promise<void> {
  const row = await db
    .selectFrom('orders.work_kind')
    .select('id')
    .where('id', '=', id)
    .where('work', '=', work)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw invalid('kindId', 'orders.kind_unknown')
}

export async function saveWorkKind(
  { tx }: Ctx,
  kind: { id: string } & z.output<typeof saveWorkKindBody>,
): Promise<WorkKind> {
  const known = await tx.db
    .selectFrom('orders.work_kind')
    .select(['work', 'ended_at'])
    .where('id', '=', kind.id)
    .executeTakeFirst()
  if (known && known.work !== kind.work) throw invalid('work', 'orders.kind_taken')
  const row = {
    name: kind.name,
    name_en: kind.nameEn,
    hint: kind.hint,
    ended_at: kind.ended ? (known?.ended_at ?? tx.now) : null,
    changed_at: tx.now,
  }
  await tx.db
    .insertInto('orders.work_kind')
    .values({ id: kind.id, work: kind.work, position: 100, ...row })
    .onConflict(conflict => conflict.column('id').doUpdateSet(row))
    .execute()
  return toKind({ ...row, id: kind.id, work: kind.work })
}

/** Ships the kinds to an installation that has none; safe at every start. */
export async function ensureWorkKinds(db: Db, now: Date): Promise<void> {
  const any = await db.selectFrom('orders.work_kind').select('id').limit(1).executeTakeFirst()
  if (any) return
  await db
    .insertInto('orders.work_kind')
    .values(
      shippedWorks.map(({ nameEn, ...kind }, position) => ({
        ...kind,
        name_en: nameEn,
        position,
        ended_at: null,
        changed_at: now,
      })),
    )
    .execute()
}
