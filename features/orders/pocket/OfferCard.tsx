import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useGuest, useMay } from '#ui/Viewer.tsx'
import { type Offer, orders } from './api.ts'
import { Behalf, behalfBody, blankBehalf } from './Behalf.tsx'
import { SignInLink } from './Parts.tsx'
import { useFieldChoices } from './use-near.ts'
import { useWhen } from './use-when.ts'

/** One slot that can be ordered: what, when, where, how many places are left. */
export function OfferCard({ offer }: { offer: Offer }) {
  const t = useT('orders-pocket')
  const { nameOf } = useFieldChoices()
  const { slot, away } = useWhen()
  const [open, setOpen] = useState(false)
  const may = useMay('order.place')
  const guest = useGuest()
  const full = offer.free <= 0
  const left = full ? t('menu.full', { count: offer.waitingFree }) : t('menu.free', { count: offer.free })
  const about = [nameOf(offer.field), offer.provider, offer.area.name, offer.place, away(offer.metres)]
  return (
    <article className="op-card">
      <h2 className="op-title">{offer.title}</h2>
      <p>{slot(offer)}</p>
      <p className="op-quiet">{about.filter(Boolean).join(' · ')}</p>
      <p>{offer.description}</p>
      <p>{left}</p>
      {guest && <SignInLink text={t(full ? 'menu.wait' : 'menu.order')} about={offer.title} />}
      {may && !open && (
        <button
          type="button"
          className="op-button"
          disabled={full && offer.waitingFree <= 0}
          onClick={() => setOpen(true)}
        >
          {t(full ? 'menu.wait' : 'menu.order')}
          <span className="jl-unseen">{offer.title}</span>
        </button>
      )}
      {open && <OrderForm offer={offer} onClose={() => setOpen(false)} />}
    </article>
  )
}

function OrderForm({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const t = useT('orders-pocket')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const [behalf, setBehalf] = useState(blankBehalf)
  const [words, setWords] = useState('')
  const place = useMutation({
    mutationFn: () => {
      const { district, slotId } = offer
      return orders.placeOrder({ body: { requestId, district, slotId, words: words.trim(), ...behalfBody(behalf) } })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['orders', 'mine'] }),
  })
  if (place.data) {
    const { number, standing, turn } = place.data
    return (
      <p role="status">
        {t(standing === 'seated' ? 'menu.ordered' : 'menu.waits', { number, turn: turn ?? 0 })}{' '}
        <Link to="/commitments">{t('claim.see')}</Link>
      </p>
    )
  }
  return (
    <div className="op-stack">
      <Behalf value={behalf} onChange={setBehalf} />
      <div className="op-field">
        <label htmlFor={`words-${offer.slotId}`}>{t('menu.words')}</label>
        <textarea
          id={`words-${offer.slotId}`}
          maxLength={300}
          value={words}
          onChange={event => setWords(event.target.value)}
        />
      </div>
      {place.isError && <ErrorState error={place.error} />}
      <div className="op-actions">
        <button
          type="button"
          className="op-button"
          data-primary
          disabled={place.isPending}
          onClick={() => place.mutate()}
        >
          {t('menu.send')}
        </button>
        <button type="button" className="op-button" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </div>
  )
}
