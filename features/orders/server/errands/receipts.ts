import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import { accountFault, moneyOf, type ReceiptItem, yuan } from '../../errand-receipts.ts'
import type { ErrandRow } from './errand-rows.ts'
import { type ErrandKey, readErrand } from './get-errand.ts'
import { awaitsOf, type ReceiptRow, receiptRows } from './receipt-rows.ts'

type ReceiptKey = ErrandKey & { receiptId: string }

/** The worker writes down what was handed over. It counts once the giver has signed as well. */
export async function takeOver(ctx: Ctx, key: ErrandKey, items: readonly ReceiptItem[]): Promise<void> {
  const { tx } = ctx
  const errand = await lockErrand(ctx, key)
  if (errand.state !== 'doing') throw new DomainError('orders.not_doing')
  const position = (await receiptRows(tx.db, key).execute()).length + 1
  await tx.db
    .insertInto('orders.errand_receipt')
    .values({
      district: key.district,
      id: newId(tx.now),
      errand_id: key.id,
      position,
      items: jsonb(items),
      money_fen: moneyOf(items),
      taken_at: tx.now,
      taken_by: ctx.actor.personId,
    })
    .execute()
  await say(ctx, errand, 'tookOver', {
    params: { position, items: inWords(items), money: yuan(moneyOf(items)) },
  })
}

/** Whoever handed it over signs: first for what was taken, later for what came back. */
export async function confirmReceipt(ctx: Ctx, key: ReceiptKey, fileIds: readonly string[]): Promise<void> {
  const errand = await lockErrand(ctx, key)
  const receipt = await receiptOf(ctx, key)
  const awaits = awaitsOf(receipt)
  if (awaits === 'worker' || awaits === 'nobody')
    throw new DomainError(awaits === 'worker' ? 'orders.receipt_not_settled' : 'orders.receipt_confirmed')
  const how = await signing(ctx, errand, fileIds)
  const set =
    awaits === 'giver'
      ? { confirmed_at: ctx.now, confirmed_how: how }
      : { settlement_confirmed_at: ctx.now, settlement_confirmed_how: how }
  await setReceipt(ctx, key, set)
  const word = awaits === 'giver' ? 'confirmed' : 'settlementConfirmed'
  await say(ctx, errand, `${word}.${how}`, { params: { position: receipt.position }, fileIds })
}

/** With an account the giver confirms alone; without one, a photo of the signed paper stands for it. */
async function signing(ctx: Ctx, errand: ErrandRow, fileIds: readonly string[]): Promise<'account' | 'paper'> {
  if (errand.requester_id !== null) {
    if (errand.requester_id !== ctx.actor.personId) throw new DomainError('orders.receipt_not_yours', { status: 403 })
    return 'account'
  }
  if (fileIds.length === 0) throw invalid('fileIds', 'orders.signed_paper_needed')
  return 'paper'
}

/** The worker gives the papers back and accounts for every fen. */
export async function settleReceipt(
  ctx: Ctx,
  key: ReceiptKey,
  account: { spentFen: number; returnedFen: number; settlement: string },
): Promise<void> {
  const errand = await lockErrand(ctx, key)
  const receipt = await receiptOf(ctx, key)
  const awaits = awaitsOf(receipt)
  if (awaits !== 'worker')
    throw new DomainError(awaits === 'giver' ? 'orders.receipt_not_confirmed' : 'orders.receipt_settled')
  const fault = accountFault(receipt.money_fen, account)
  if (fault) throw invalid('returnedFen', fault, { money: yuan(receipt.money_fen) })
  await setReceipt(ctx, key, {
    settled_at: ctx.now,
    spent_fen: account.spentFen,
    returned_fen: account.returnedFen,
    settlement: account.settlement,
    settled_by: ctx.actor.personId,
  })
  await say(ctx, errand, 'settled', {
    params: {
      position: receipt.position,
      spent: yuan(account.spentFen),
      returned: yuan(account.returnedFen),
      settlement: account.settlement,
    },
  })
}

/** Locked through its case, so that two signatures cannot pass each other. */
async function lockErrand(ctx: Ctx, key: ErrandKey): Promise<ErrandRow> {
  const errand = await readErrand(ctx, key)
  await ctx.tx.db
    .selectFrom('orders.errand')
    .select('id')
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return errand
}

async function receiptOf(ctx: Ctx, key: ReceiptKey): Promise<ReceiptRow> {
  const rows = await receiptRows(ctx.tx.db, key).where('r.id', '=', key.receiptId).execute()
  const [receipt] = rows
  if (!receipt) throw notFound()
  return receipt
}

async function setReceipt(ctx: Ctx, key: ReceiptKey, set: Record<string, unknown>): Promise<void> {
  await ctx.tx.db
    .updateTable('orders.errand_receipt')
    .set(set)
    .where('district', '=', key.district)
    .where('id', '=', key.receiptId)
    .execute()
}

/** Every hand-over is also a sentence in the history of the case, which nobody can change afterwards. */
async function say(
  ctx: Ctx,
  errand: ErrandRow,
  key: string,
  at: { params: Record<string, string | number>; fileIds?: readonly string[] },
): Promise<void> {
  const fileIds = at.fileIds ?? []
  await actOnCase(ctx.tx, {
    actor: ctx.actor,
    district: errand.district,
    caseId: errand.case_id,
    action: fileIds.length > 0 ? 'attach' : 'comment',
    note: translate('zh', `orders:errand.${key}`, at.params).trim(),
    form: { visibility: 'public' },
    fileIds,
  })
}

function inWords(items: readonly ReceiptItem[]): string {
  return items
    .map(item =>
      item.kind === 'paper'
        ? translate('zh', 'orders:errand.paper', { what: item.what, pieces: item.pieces })
        : translate('zh', 'orders:errand.money', { what: item.what, amount: yuan(item.fen) }),
    )
    .join(translate('zh', 'orders:errand.join'))
}
