import type { Ctx } from '#kernel/access/server/index.ts'
import type { ReceiptView } from '../../errand-contract.ts'
import { receiptItems } from '../../errand-receipts.ts'
import type { OrdersDb } from '../orders-db.ts'
import { type ErrandRow, mayDo } from './errand-rows.ts'

export function receiptRows(db: OrdersDb, errand: { district: string; id: string }) {
  return db
    .selectFrom('orders.errand_receipt as r')
    .innerJoin('people.person as p', 'p.id', 'r.taken_by')
    .selectAll('r')
    .select('p.name as taken_by_name')
    .where('r.district', '=', errand.district)
    .where('r.errand_id', '=', errand.id)
    .orderBy('r.position')
}

export type ReceiptRow = Awaited<ReturnType<ReturnType<typeof receiptRows>['execute']>>[number]

/** Whose turn it is with a receipt. */
export function awaitsOf(row: ReceiptRow): ReceiptView['awaits'] {
  if (row.confirmed_at === null) return 'giver'
  if (row.settled_at === null) return 'worker'
  return row.settlement_confirmed_at === null ? 'giver_again' : 'nobody'
}

export async function receiptViews(ctx: Ctx, errand: ErrandRow): Promise<ReceiptView[]> {
  const rows = await receiptRows(ctx.tx.db, errand).execute()
  const worker = mayDo(ctx, errand)
  const giver = errand.requester_id === null ? worker : errand.requester_id === ctx.actor.personId
  return rows.map(row => {
    const awaits = awaitsOf(row)
    return {
      id: row.id,
      position: row.position,
      items: receiptItems.parse(row.items),
      moneyFen: row.money_fen,
      takenAt: row.taken_at.toISOString(),
      takenBy: row.taken_by_name,
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      confirmedHow: how(row.confirmed_how),
      settledAt: row.settled_at?.toISOString() ?? null,
      spentFen: row.spent_fen,
      returnedFen: row.returned_fen,
      settlement: row.settlement,
      settlementConfirmedAt: row.settlement_confirmed_at?.toISOString() ?? null,
      settlementConfirmedHow: how(row.settlement_confirmed_how),
      awaits,
      mayConfirm: giver && (awaits === 'giver' || awaits === 'giver_again'),
      maySettle: worker && awaits === 'worker',
    }
  })
}

function how(word: string | null): 'account' | 'paper' | null {
  return word === 'account' || word === 'paper' ? word : null
}
