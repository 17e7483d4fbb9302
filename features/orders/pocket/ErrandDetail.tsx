import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { ErrandDetail as Detail, ReceiptView } from '../errand-contract.ts'
import { yuan } from '../errand-receipts.ts'
import { orders } from './api.ts'
import { SettleForm, TakeOverForm } from './ReceiptForms.tsx'
import './pocket.css'

/** An errand with its receipts: what was handed over, what came back, and whose signature is awaited. */
export function ErrandDetail({ district, id }: { district: string; id: string }) {
  const t = useT('orders-pocket')
  const locale = useLocale()
  const [taking, setTaking] = useState(false)
  const found = useQuery({
    queryKey: ['subject', 'errand', district, id, locale],
    queryFn: () => orders.getErrand({ params: { district, id } }),
  })
  if (!found.data) return null
  const errand = found.data
  return (
    <>
      <section className="op-card" aria-label={t('errands.what')}>
        <h2>{t('errands.what')}</h2>
        <p>{errand.words}</p>
        <span className="op-quiet">
          {errand.kind.name} · {[errand.area.name, errand.place].filter(Boolean).join(' ')}
        </span>
      </section>
      {(errand.receiptViews.length > 0 || errand.mayTakeOver) && (
        <section className="op-stack" aria-label={t('receipts.title')}>
          <div className="op-head">
            <h2>{t('receipts.title')}</h2>
            {errand.mayTakeOver && !taking && (
              <button type="button" className="op-button" onClick={() => setTaking(true)}>
                {t('receipts.take')}
              </button>
            )}
          </div>
          {taking && <TakeOverForm errand={errand} onClose={() => setTaking(false)} />}
          {errand.receiptViews.map(receipt => (
            <Receipt key={receipt.id} errand={errand} receipt={receipt} />
          ))}
        </section>
      )}
    </>
  )
}

function Receipt({ errand, receipt }: { errand: Detail; receipt: ReceiptView }) {
  const t = useT('orders-pocket')
  const say = useMoment()
  const [settling, setSettling] = useState(false)
  const title = t(receipt.moneyFen > 0 ? 'receipts.number' : 'receipts.papersOnly', {
    position: receipt.position,
    money: yuan(receipt.moneyFen),
  })
  return (
    <article className="op-card" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {receipt.items.map((item, index) => (
          <li key={index}>
            {item.kind === 'paper'
              ? t('orders:errand.paper', { what: item.what, pieces: item.pieces })
              : t('orders:errand.money', { what: item.what, amount: yuan(item.fen) })}
          </li>
        ))}
      </ul>
      <span className="op-quiet">{t('receipts.taken', { who: receipt.takenBy, at: say(receipt.takenAt) })}</span>
      {receipt.settledAt && (
        <span>
          {t('receipts.settled', { spent: yuan(receipt.spentFen ?? 0), returned: yuan(receipt.returnedFen ?? 0) })}{' '}
          {receipt.settlement}
        </span>
      )}
      <strong role="status">{t(`receipts.awaits.${receipt.awaits}`)}</strong>
      {receipt.mayConfirm && <Confirm errand={errand} receipt={receipt} />}
      {receipt.maySettle && !settling && (
        <button type="button" className="op-button" data-primary onClick={() => setSettling(true)}>
          {t('receipts.settle')}
        </button>
      )}
      {settling && receipt.maySettle && (
        <SettleForm errand={errand} receipt={receipt} onClose={() => setSettling(false)} />
      )}
    </article>
  )
}

/** Whoever asked signs on their own phone; for somebody without an account the paper is photographed at the desk. */
function Confirm({ errand, receipt }: { errand: Detail; receipt: ReceiptView }) {
  const t = useT('orders-pocket')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const confirm = useMutation({
    mutationFn: () =>
      orders.confirmReceipt({
        params: { district: errand.district, id: errand.id, receiptId: receipt.id },
        body: { requestId },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['subject'] }),
  })
  if (errand.askedFor === 'on_behalf') return <p className="op-quiet">{t('receipts.onPaper')}</p>
  return (
    <>
      {confirm.isError && <ErrorState error={confirm.error} />}
      <button
        type="button"
        className="op-button"
        data-primary
        disabled={confirm.isPending}
        onClick={() => confirm.mutate()}
      >
        {t(receipt.awaits === 'giver' ? 'receipts.confirm' : 'receipts.confirmBack')}
      </button>
    </>
  )
}
