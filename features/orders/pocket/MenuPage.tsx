import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { orders } from './api.ts'
import { Filters, type Narrowed, queryOf } from './Filters.tsx'
import { OfferCard } from './OfferCard.tsx'
import { Back, More, Reading } from './Parts.tsx'
import { useNear } from './use-near.ts'

/** The menu: slots that can be ordered, the earliest first. */
export function MenuPage() {
  const t = useT('orders-pocket')
  const locale = useLocale()
  const near = useNear()
  const [value, setValue] = useState<Narrowed>({ field: null, time: null })
  const query = queryOf(value, near)
  const offers = useInfiniteQuery({
    queryKey: ['orders', 'offers', query, locale],
    queryFn: ({ pageParam }) => orders.listOffers({ query: { ...query, limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const items = offers.data?.pages.flatMap(page => page.items) ?? []
  return (
    <div className="op-stack">
      <Back to="/neighbourhood" />
      <h1>{t('menu.title')}</h1>
      <Filters near={near} value={value} onChange={setValue} />
      <Reading query={offers} />
      {offers.isSuccess && items.length === 0 && <EmptyState sentence={t('menu.none')} />}
      {items.map(offer => (
        <OfferCard key={offer.slotId} offer={offer} />
      ))}
      <More list={offers} />
    </div>
  )
}
