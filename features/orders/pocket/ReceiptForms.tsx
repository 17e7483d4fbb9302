import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { PocketSchemaForm } from '#ui/form/PocketSchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import type { ErrandDetail, ReceiptView } from '../errand-contract.ts'
import { receiptItems, type ReceiptItem, yuan } from '../errand-receipts.ts'
import { orders } from './api.ts'

const takeSchema = {
  type: 'object',
  properties: {
    papers: { type: 'array', items: { type: 'string', maxLength: 40 }, maxItems: 10 },
    purpose: { type: 'string', maxLength: 40 },
    yuan: { type: 'number', minimum: 0, maximum: 10_000 },
  },
}

/** A receipt written on the spot: papers, one a line, and one sum of money with what it is for. */
export function TakeOverForm({ errand, onClose }: { errand: ErrandDetail; onClose: () => void }) {
  const t = useT('orders-pocket')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  return (
    <div className="op-card">
      <PocketSchemaForm
        schema={takeSchema}
        label={name => t(`receipts.fields.${name}`)}
        help={name => (name === 'papers' ? t('receipts.papersHelp') : undefined)}
        submitLabel={t('receipts.takeOk')}
        onCancel={onClose}
        onSubmit={async ({ form }) => {
          const body = { requestId, items: receiptItems.parse(itemsOf(form)) }
          await orders.takeOver({ params: { district: errand.district, id: errand.id }, body })
          await client.invalidateQueries({ queryKey: ['subject'] })
          onClose()
        }}
      />
    </div>
  )
}

function itemsOf(form: Record<string, unknown>): ReceiptItem[] {
  const papers = Array.isArray(form['papers']) ? form['papers'].map(String).filter(Boolean) : []
  const fen = fenOf(form['yuan'])
  const purpose = typeof form['purpose'] === 'string' ? form['purpose'] : ''
  return [
    ...papers.map(what => ({ kind: 'paper' as const, what, pieces: 1 })),
    ...(fen > 0 ? [{ kind: 'money' as const, what: purpose, fen }] : []),
  ]
}

const settleSchema = {
  type: 'object',
  properties: {
    spent: { type: 'number', minimum: 0 },
    returned: { type: 'number', minimum: 0 },
    settlement: { type: 'string', minLength: 2, maxLength: 99 },
  },
  required: ['spent', 'returned', 'settlement'],
}

/** Typed in yuan, kept in fen. */
function fenOf(value: unknown): number {
  return Math.round(Number(value ?? 0) * 100)
}

interface SettleProps {
  errand: ErrandDetail
  receipt: ReceiptView
  onClose: () => void
}

/** Papers go back, every fen is accounted for. */
export function SettleForm({ errand, receipt, onClose }: SettleProps) {
  const t = useT('orders-pocket')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  return (
    <PocketSchemaForm
      schema={settleSchema}
      label={name => t(`receipts.fields.${name}`)}
      help={name => (name === 'returned' ? t('receipts.sum', { money: yuan(receipt.moneyFen) }) : undefined)}
      initial={{ spent: receipt.moneyFen / 100, returned: 0 }}
      submitLabel={t('receipts.settle')}
      onCancel={onClose}
      onSubmit={async ({ form }) => {
        await orders.settleReceipt({
          params: { district: errand.district, id: errand.id, receiptId: receipt.id },
          body: {
            requestId,
            spentFen: fenOf(form['spent']),
            returnedFen: fenOf(form['returned']),
            settlement: String(form['settlement']),
          },
        })
        await client.invalidateQueries({ queryKey: ['subject'] })
        onClose()
      }}
    />
  )
}
