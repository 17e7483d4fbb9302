import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'

const words = (most: number) => z.string().trim().min(1).max(most).overwrite(screenWords)

/** One sum may not be larger: what is more belongs to a bank transfer (fen). */
const MOST_FEN = 1_000_000

/** A paper by its name, never by its number; money by what it is for. */
export const receiptItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paper'), what: words(40), pieces: z.number().int().min(1).max(99) }),
  z.object({ kind: z.literal('money'), what: words(40), fen: z.number().int().min(1).max(MOST_FEN) }),
])
export type ReceiptItem = z.output<typeof receiptItem>

export const receiptItems = z.array(receiptItem).min(1).max(20)

/** The money of a receipt in fen. */
export function moneyOf(items: readonly ReceiptItem[]): number {
  return items.reduce((sum, item) => sum + (item.kind === 'money' ? item.fen : 0), 0)
}

/** What may be said of one receipt: it is open until both sides have signed for taking and for giving back. */
interface ReceiptState {
  confirmed: boolean
  settled: boolean
  settlementConfirmed: boolean
}

export function isClosed(receipt: ReceiptState): boolean {
  return receipt.confirmed && receipt.settled && receipt.settlementConfirmed
}

/** Why an account is refused; null when every fen is accounted for. */
export function accountFault(moneyFen: number, account: { spentFen: number; returnedFen: number }): string | null {
  return account.spentFen + account.returnedFen === moneyFen ? null : 'orders.money_not_accounted'
}

/** `¥12.05`; amounts are kept in fen and only written out here. */
export function yuan(fen: number): string {
  return `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}
