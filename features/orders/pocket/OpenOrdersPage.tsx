import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { type OpenOrder, orders } from './api.ts'
import { ClaimButton } from './ClaimButton.tsx'
import { Filters, type Narrowed, queryOf } from './Filters.tsx'
import { Back, More, Reading } from './Parts.tsx'
import { useFieldChoices, useNear } from './use-near.ts'
import { useWhen } from './use-when.ts'

/** Orders that wait for somebody: by what I can do, how near, and when I have time. */
export function OpenOrdersPage() {
  const t = useT('orders-pocket')
  const locale = useLocale()
  const near = useNear()
  const [value, setValue] = useState<Narrowed>({ field: null, time: null })
  const query = queryOf(value, near)
  const open = useInfiniteQuery({
    queryKey: ['orders', 'open', query, locale],
    queryFn: ({ pageParam }) => orders.listOpenOrders({ query: { ...query, limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const items = open.data?.pages.flatMap(page => page.items) ?? []
  return (
    <div className="op-stack">
      <Back to="/neighbourhood" />
      <h1>{t('open.title')}</h1>
      <Filters near={near} value={value} onChange={setValue} />
      <Reading query={open} />
      {open.isSuccess && items.length === 0 && <EmptyState sentence={t('open.none')} />}
      {items.map(order => (
        <OpenOrderCard key={order.id} order={order} />
      ))}
      <More list={open} />
    </div>
  )
}

function OpenOrderCard({ order }: { order: OpenOrder }) {
  const { nameOf } = useFieldChoices()
  const { slot, away } = useWhen()
  const about = [nameOf(order.field), order.area.name, order.place, away(order.metres)]
  return (
    <article className="op-card">
      <h2 className="op-title">{order.title}</h2>
      <p>{slot(order)}</p>
      <p className="op-quiet">{about.filter(Boolean).join(' · ')}</p>
      <ClaimButton subject={{ district: order.district, kind: 'service_order', id: order.id, title: order.title }} />
    </article>
  )
}
