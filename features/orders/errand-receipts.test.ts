import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountFault, isClosed, moneyOf, receiptItem, type ReceiptItem, yuan } from './errand-receipts.ts'

const item = fc.oneof(
  fc.record({
    kind: fc.constant('paper' as const),
    what: fc.constant('户口簿'),
    pieces: fc.integer({ min: 1, max: 99 }),
  }),
  fc.record({
    kind: fc.constant('money' as const),
    what: fc.constant('水费'),
    fen: fc.integer({ min: 1, max: 1_000_000 }),
  }),
)

test('an account holds exactly when spent and returned are what was handed over', () => {
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 20 }),
      fc.nat(),
      fc.nat(),
      (items: ReceiptItem[], spentFen, returnedFen) => {
        const money = moneyOf(items)
        expect(accountFault(money, { spentFen, returnedFen }) === null).toBe(spentFen + returnedFen === money)
        const half = Math.floor(money / 2)
        expect(accountFault(money, { spentFen: half, returnedFen: money - half })).toBeNull()
      },
    ),
  )
})

test('a receipt is closed only when both sides have signed twice', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (confirmed, settled, settlementConfirmed) => {
      expect(isClosed({ confirmed, settled, settlementConfirmed })).toBe(confirmed && settled && settlementConfirmed)
    }),
  )
})

test('yuan and fen are written out without rounding', () => {
  expect(yuan(5)).toBe('¥0.05')
  expect(yuan(120_050)).toBe('¥1200.50')
})

test('an identity-card number does not stay in the name of a paper', () => {
  const read = receiptItem.parse({ kind: 'paper', what: '身份证 110101199003070011', pieces: 1 })
  expect(JSON.stringify(read)).not.toContain('110101199003070011')
})
