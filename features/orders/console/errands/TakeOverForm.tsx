import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { ErrandDetail } from '../../errand-contract.ts'
import { receiptItems } from '../../errand-receipts.ts'
import { orders } from '../api.ts'

interface Line {
  kind: 'paper' | 'money'
  what: string
  /** Pieces of a paper, yuan of money. */
  amount: number
}

/** A receipt: papers by name and pieces, money by purpose and amount. */
export function TakeOverForm({ errand, onClose }: { errand: ErrandDetail; onClose: () => void }) {
  const t = useT('orders-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const [lines, setLines] = useState<Line[]>([{ kind: 'paper', what: '', amount: 1 }])
  const items = receiptItems.safeParse(lines.map(itemOf))
  const set = (index: number, next: Partial<Line>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...next } : line)))
  const take = useMutation({
    mutationFn: () =>
      orders.takeOver({
        params: { district: errand.district, id: errand.id },
        body: { requestId, items: items.data ?? [] },
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['errand'] })
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t('receipts.take')}
      okText={t('receipts.takeOk')}
      okButtonProps={{ disabled: !items.success, loading: take.isPending }}
      cancelText={t('close')}
      onOk={() => take.mutate()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="oc-quiet">{t('receipts.takeHelp')}</p>
      {take.isError && <ErrorState error={take.error} />}
      <div className="oc-units">
        {lines.map((line, index) => (
          <div key={index}>
            <Select
              aria-label={t('receipts.kind', { index: index + 1 })}
              value={line.kind}
              options={(['paper', 'money'] as const).map(value => ({ value, label: t(`receipts.kinds.${value}`) }))}
              onChange={kind => set(index, { kind })}
            />
            <Input
              aria-label={t('receipts.what', { index: index + 1 })}
              placeholder={t(`receipts.whatHint.${line.kind}`)}
              value={line.what}
              onChange={event => set(index, { what: event.target.value })}
            />
            <InputNumber
              aria-label={t(line.kind === 'paper' ? 'receipts.pieces' : 'receipts.yuan', { index: index + 1 })}
              min={line.kind === 'paper' ? 1 : 0.01}
              precision={line.kind === 'paper' ? 0 : 2}
              value={line.amount}
              onChange={amount => set(index, { amount: amount ?? 0 })}
            />
          </div>
        ))}
        <Button
          disabled={lines.length >= 20}
          onClick={() => setLines([...lines, { kind: 'money', what: '', amount: 0 }])}
        >
          {t('receipts.more')}
        </Button>
      </div>
    </Modal>
  )
}

function itemOf({ kind, what, amount }: Line) {
  return kind === 'paper' ? { kind, what, pieces: amount } : { kind, what, fen: Math.round(amount * 100) }
}
