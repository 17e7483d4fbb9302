import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { filesContract } from '#kernel/files/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { urlOf } from '#platform/client/call.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { sendFile } from '#ui/photo/send-file.ts'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { ErrandDetail, ReceiptView } from '../../errand-contract.ts'
import { yuan } from '../../errand-receipts.ts'
import { orders } from '../api.ts'
import { TakeOverForm } from './TakeOverForm.tsx'

type Asking = { what: 'take' } | { what: 'settle' | 'confirm'; receipt: ReceiptView } | null

/** Whatever was handed over: by whom it was signed for, what came back, what it was spent on. */
export function Receipts({ errand }: { errand: ErrandDetail }) {
  const t = useT('orders-console')
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  return (
    <Section
      title={t('receipts.title')}
      aside={errand.mayTakeOver && <Button onClick={() => setAsking({ what: 'take' })}>{t('receipts.take')}</Button>}
    >
      {errand.receiptViews.length === 0 && <p className="oc-quiet">{t('receipts.none')}</p>}
      <ul className="oc-receipts">
        {errand.receiptViews.map(receipt => (
          <li key={receipt.id}>
            <Receipt receipt={receipt} />
            <div className="oc-buttons">
              {receipt.mayConfirm && (
                <Button type="primary" onClick={() => setAsking({ what: 'confirm', receipt })}>
                  {t(receipt.awaits === 'giver' ? 'receipts.confirm' : 'receipts.confirmBack')}
                </Button>
              )}
              {receipt.maySettle && (
                <Button type="primary" onClick={() => setAsking({ what: 'settle', receipt })}>
                  {t('receipts.settle')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {asking?.what === 'take' && <TakeOverForm errand={errand} onClose={close} />}
      {asking?.what === 'settle' && <Settle errand={errand} receipt={asking.receipt} onClose={close} />}
      {asking?.what === 'confirm' && <ConfirmOnPaper errand={errand} receipt={asking.receipt} onClose={close} />}
    </Section>
  )
}

function Receipt({ receipt }: { receipt: ReceiptView }) {
  const t = useT('orders-console')
  const say = useMoment()
  return (
    <>
      <h3>
        {t(receipt.moneyFen > 0 ? 'receipts.number' : 'receipts.papersOnly', {
          position: receipt.position,
          money: yuan(receipt.moneyFen),
        })}
      </h3>
      <ul>
        {receipt.items.map((item, index) => (
          <li key={index}>
            {item.kind === 'paper'
              ? t('orders:errand.paper', { what: item.what, pieces: item.pieces })
              : t('orders:errand.money', { what: item.what, amount: yuan(item.fen) })}
          </li>
        ))}
      </ul>
      <span className="oc-quiet">{t('receipts.taken', { who: receipt.takenBy, at: say(receipt.takenAt) })}</span>
      {receipt.confirmedAt && (
        <span className="oc-quiet">
          {t(`receipts.confirmed.${receipt.confirmedHow ?? 'account'}`, { at: say(receipt.confirmedAt) })}
        </span>
      )}
      {receipt.settledAt && (
        <span>
          {t('receipts.settled', { spent: yuan(receipt.spentFen ?? 0), returned: yuan(receipt.returnedFen ?? 0) })}{' '}
          {receipt.settlement}
        </span>
      )}
      {receipt.settlementConfirmedAt && (
        <span className="oc-quiet">
          {t(`receipts.closed.${receipt.settlementConfirmedHow ?? 'account'}`, {
            at: say(receipt.settlementConfirmedAt),
          })}
        </span>
      )}
      {receipt.awaits !== 'nobody' && <strong>{t(`receipts.awaits.${receipt.awaits}`)}</strong>}
    </>
  )
}

interface OnReceipt {
  errand: ErrandDetail
  receipt: ReceiptView
  onClose: () => void
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
  return Math.round(Number(value) * 100)
}

function Settle({ errand, receipt, onClose }: OnReceipt) {
  const t = useT('orders-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  return (
    <Modal open title={t('receipts.settle')} footer={null} onCancel={onClose} destroyOnHidden>
      <SchemaForm
        schema={settleSchema}
        label={name => t(`receipts.fields.${name}`)}
        help={name => (name === 'returned' ? t('receipts.sum', { money: yuan(receipt.moneyFen) }) : undefined)}
        initial={{ spent: receipt.moneyFen / 100, returned: 0 }}
        submitLabel={t('receipts.settle')}
        onCancel={onClose}
        onSubmit={async ({ form }) => {
          const { district, id } = errand
          await orders.settleReceipt({
            params: { district, id, receiptId: receipt.id },
            body: {
              requestId,
              spentFen: fenOf(form['spent']),
              returnedFen: fenOf(form['returned']),
              settlement: String(form['settlement']),
            },
          })
          await client.invalidateQueries({ queryKey: ['errand'] })
          onClose()
        }}
      />
    </Modal>
  )
}

/** For a giver without an account: the signed paper as a photo. */
function ConfirmOnPaper({ errand, receipt, onClose }: OnReceipt) {
  const t = useT('orders-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const { district, id } = errand
  return (
    <Modal open title={t('receipts.signed')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="oc-quiet">{t('receipts.signedHelp')}</p>
      <SchemaForm
        schema={{ type: 'object', properties: {} }}
        needsPhoto
        photos={{
          async upload(file, extra) {
            const url = urlOf(filesContract.routes.uploadFiles, { query: { district } })
            const [sent] = filesContract.routes.uploadFiles.reply.parse(await sendFile(url, file, extra)).files
            if (!sent) throw new Error('The server kept no photo')
            return { id: sent.id }
          },
        }}
        submitLabel={t('receipts.signed')}
        onCancel={onClose}
        onSubmit={async ({ fileIds }) => {
          await orders.confirmReceipt({ params: { district, id, receiptId: receipt.id }, body: { requestId, fileIds } })
          await client.invalidateQueries({ queryKey: ['errand'] })
          onClose()
        }}
      />
    </Modal>
  )
}
