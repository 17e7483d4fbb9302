import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { contract } from '../contract.ts'
import { type MyOrder, type MyWish, orders } from './api.ts'
import { CommitmentCard } from './CommitmentCard.tsx'
import { Back, More, Reading } from './Parts.tsx'
import { useWhen } from './use-when.ts'

/** What I have promised and what I wait for, with a file for the calendar. */
export function CommitmentsPage() {
  const t = useT('orders-pocket')
  const locale = useLocale()
  const held = useInfiniteQuery({
    queryKey: ['orders', 'commitments', locale],
    queryFn: ({ pageParam }) => orders.listCommitments({ query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const mine = useMine()
  const claims = held.data?.pages.flatMap(page => page.items) ?? []
  const none = held.isSuccess && mine.isSuccess && claims.length === 0 && mine.items.length === 0
  return (
    <div className="op-stack">
      <Back to="/neighbourhood" />
      <div className="op-head">
        <h1>{t('mine.title')}</h1>
        <a href={contract.routes.readCalendar.path} download="jinlin.ics">
          {t('mine.calendar')}
        </a>
      </div>
      <Reading query={held} />
      {none && <EmptyState sentence={t('mine.none')} />}
      {claims.length > 0 && <h2>{t('mine.promised')}</h2>}
      {claims.map(claim => (
        <CommitmentCard key={claim.id} claim={claim} />
      ))}
      <More list={held} />
      {mine.items.length > 0 && <h2>{t('mine.asked')}</h2>}
      {mine.items.map(item => (
        <MineCard key={item.id} item={item} />
      ))}
    </div>
  )
}

function useMine() {
  const locale = useLocale()
  const query = { limit: 50 }
  const ordered = useQuery({
    queryKey: ['orders', 'mine', 'orders', locale],
    queryFn: () => orders.listMyOrders({ query }),
  })
  const wished = useQuery({
    queryKey: ['orders', 'mine', 'wishes', locale],
    queryFn: () => orders.listMyWishes({ query }),
  })
  const items: (MyOrder | MyWish)[] = [...(ordered.data?.items ?? []), ...(wished.data?.items ?? [])]
  const rank = (item: MyOrder | MyWish) => (item.awaitsMe ? 0 : item.final ? 2 : 1)
  items.sort((a, b) => rank(a) - rank(b) || b.openedAt.localeCompare(a.openedAt))
  return { items, isSuccess: ordered.isSuccess && wished.isSuccess }
}

function MineCard({ item }: { item: MyOrder | MyWish }) {
  const t = useT('orders-pocket')
  const { slot } = useWhen()
  const when = 'startsAt' in item ? slot(item) : t('orders:procedures.micro_wish.title')
  const turn = 'turn' in item && item.turn !== null ? t('mine.turn', { turn: item.turn }) : ''
  return (
    <Link to="/services/$district/$id" params={{ district: item.district, id: item.caseId }} className="op-card">
      <span className="op-title">{item.title}</span>
      <StateMark state={item.final ? 'done' : item.awaitsMe ? 'soon' : 'moving'} word={item.stateText} />
      <span className="op-quiet">{[when, turn].filter(Boolean).join(' · ')}</span>
    </Link>
  )
}
