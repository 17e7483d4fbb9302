import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useGuest, useMay } from '#ui/Viewer.tsx'
import { orders } from './api.ts'
import { Filters, type Narrowed, queryOf } from './Filters.tsx'
import { Back, More, Reading } from './Parts.tsx'
import { useNear } from './use-near.ts'
import { WishCard } from './WishCard.tsx'

/** The wall of wishes: what hangs, what is taken up, what came true. */
export function WishWallPage() {
  const t = useT('orders-pocket')
  const locale = useLocale()
  const near = useNear()
  const guest = useGuest()
  // Whoever is not signed in is asked to on the way.
  const mayRaise = useMay('wish.raise') || guest
  const [value, setValue] = useState<Narrowed>({ field: null, time: null })
  const { time: _time, ...query } = queryOf(value, near)
  const wall = useInfiniteQuery({
    queryKey: ['orders', 'wall', query, locale],
    queryFn: ({ pageParam }) => orders.readWishWall({ query: { ...query, limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const items = wall.data?.pages.flatMap(page => page.items) ?? []
  const counts = wall.data?.pages[0]?.counts
  return (
    <div className="op-stack">
      <Back to="/neighbourhood" />
      <div className="op-head">
        <h1>{t('wall.title')}</h1>
        {counts && <span className="op-quiet">{t('wall.counts', { ...counts })}</span>}
      </div>
      {mayRaise && (
        <Link to="/wishes/new" className="op-button" data-primary>
          {t('wall.raise')}
        </Link>
      )}
      <Filters near={near} value={value} onChange={setValue} timed={false} />
      <Reading query={wall} />
      {wall.isSuccess && items.length === 0 && <EmptyState sentence={t('wall.none')} />}
      {items.map(wish => (
        <WishCard key={wish.id} wish={wish} />
      ))}
      <More list={wall} />
    </div>
  )
}
