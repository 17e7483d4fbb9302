import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLocale, useT } from '#ui/i18n.ts'
import { orders } from './api.ts'
import { recallCommunity } from './use-my-area.ts'
import { useWhen } from './use-when.ts'
import './pocket.css'

const SHOWN = 2

/** What is near: wishes that hang and slots that can be ordered; of the community this device knows, else of the city. */
export function NearBlock() {
  const t = useT('orders-pocket')
  const locale = useLocale()
  const { slot } = useWhen()
  const area = recallCommunity()
  const query = { limit: SHOWN, ...(area ? { area } : {}) }
  const wall = useQuery({
    queryKey: ['orders', 'near', 'wishes', area, locale],
    queryFn: () => orders.readWishWall({ query: { ...query, standing: 'open' } }),
  })
  const offers = useQuery({
    queryKey: ['orders', 'near', 'offers', area, locale],
    queryFn: () => orders.listOffers({ query }),
  })
  const [wishes, slots] = [wall.data?.items ?? [], offers.data?.items ?? []]
  if (wishes.length + slots.length === 0) return null
  return (
    <section className="op-stack" aria-label={t('near.title')}>
      <div className="op-head">
        <h2>{t('near.title')}</h2>
        <Link to="/neighbourhood">{t('near.all')}</Link>
      </div>
      {slots.map(offer => (
        <Link key={offer.slotId} to="/menu" className="op-card">
          <span className="op-title">{offer.title}</span>
          <span className="op-quiet">{`${slot(offer)} · ${offer.place || offer.area.name}`}</span>
        </Link>
      ))}
      {wishes.map(wish => (
        <Link key={wish.id} to="/wishes" className="op-card">
          <span className="op-title">{wish.title}</span>
          <span className="op-quiet">{t('near.wish', { area: wish.area.name })}</span>
        </Link>
      ))}
    </section>
  )
}
