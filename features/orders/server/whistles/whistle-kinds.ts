import { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { PROFILES } from '#kernel/workflow/index.ts'
import { forgetLimitBook } from '#kernel/workflow/server/index.ts'
import { type Db, jsonb } from '#platform/db/index.ts'
import { invalid } from '#platform/error.ts'
import type { Locale } from '#platform/i18n.ts'
import { calledUnit, type saveKindBody, type WhistleKind } from '../../whistle-contract.ts'
import { shippedKinds } from '../../whistle-kinds.ts'
import type { OrdersDb } from '../orders-db.ts'

/** The limits of whistles hang on the kind as their category, so that the page of limits shows them like any other. */
export function categoryOf(kindId: string): string {
  return `whistle.${kindId}`
}

interface KindRow {
  id: string
  name: string
  name_en: string
  units: unknown
  limit_amount: number
  limit_unit: string
  ended_at: Date | null
}

const limitUnit = z.enum(['hour', 'day', 'work_hour', 'work_day'])

function toKind(row: KindRow): WhistleKind {
  return {
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    units: z.array(calledUnit).parse(row.units),
    limit: { amount: row.limit_amount, unit: limitUnit.parse(row.limit_unit) },
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

export async function listKinds(db: OrdersDb, { ended }: { ended: boolean }): Promise<WhistleKind[]> {
  const rows = await db
    .selectFrom('orders.whistle_kind')
    .selectAll()
    .$if(!ended, query => query.where('ended_at', 'is', null))
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(toKind)
}

/** A kind in use; refuses what is unknown or ended. */
export async function usableKind(db: OrdersDb, id: string, field = 'kindId'): Promise<WhistleKind> {
  const row = await db
    .selectFrom('orders.whistle_kind')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw invalid(field, 'orders.whistle_kind_unknown')
  return toKind(row)
}

export function kindName(row: { name: string; name_en: string }, locale: Locale): string {
  return locale === 'en' ? row.name_en : row.name
}

export async function saveKind(ctx: Ctx, kind: { id: string } & z.output<typeof saveKindBody>): Promise<WhistleKind> {
  const { tx } = ctx
  const known = await tx.db
    .selectFrom('orders.whistle_kind')
    .select(['limit_amount', 'limit_unit', 'ended_at'])
    .where('id', '=', kind.id)
    .executeTakeFirst()
  const row = {
    name: kind.name,
    name_en: kind.nameEn,
    units: jsonb(kind.units),
    limit_amount: kind.limit.amount,
    limit_unit: kind.limit.unit,
    ended_at: kind.ended ? (known?.ended_at ?? tx.now) : null,
    changed_at: tx.now,
  }
  await tx.db
    .insertInto('orders.whistle_kind')
    .values({ id: kind.id, position: 100, ...row })
    .onConflict(conflict => conflict.column('id').doUpdateSet(row))
    .execute()
  if (known?.limit_amount !== kind.limit.amount || known.limit_unit !== kind.limit.unit) {
    await endLimits(tx.db, kind.id, tx.now)
    await startLimits(tx.db, [kind], tx.now)
    forgetLimitBook(tx)
  }
  return toKind({ ...row, id: kind.id, units: kind.units })
}

async function endLimits(db: OrdersDb, kindId: string, now: Date): Promise<void> {
  await db
    .updateTable('workflow.limit')
    .set({ effective_to: now })
    .where('category', '=', categoryOf(kindId))
    .where('effective_to', 'is', null)
    .execute()
}

async function startLimits(
  db: OrdersDb,
  kinds: readonly { id: string; limit: { amount: number; unit: string } }[],
  from: Date,
): Promise<void> {
  const rows = kinds.flatMap(({ id, limit }) =>
    PROFILES.map(profile => ({
      id: newId(from),
      profile,
      procedure: null,
      state: 'called',
      category: categoryOf(id),
      urgency: null,
      area_code: null,
      ...limit,
      warn_ratio: 0.8,
      version: 1,
      effective_from: from,
      effective_to: null,
    })),
  )
  await db.insertInto('workflow.limit').values(rows).execute()
}

/** Ships the menu with its limits to an installation that has none; safe at every start. */
export async function ensureWhistleKinds(db: Db, now: Date): Promise<void> {
  const any = await db.selectFrom('orders.whistle_kind').select('id').limit(1).executeTakeFirst()
  if (any) return
  await db
    .insertInto('orders.whistle_kind')
    .values(
      shippedKinds.map((kind, position) => ({
        id: kind.id,
        name: kind.name,
        name_en: kind.nameEn,
        units: jsonb(kind.units),
        limit_amount: kind.limit.amount,
        limit_unit: kind.limit.unit,
        position,
        ended_at: null,
        changed_at: now,
      })),
    )
    .execute()
  await startLimits(db, shippedKinds, new Date('2020-01-01T00:00:00+08:00'))
}
