import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { orders } from './api.ts'
import { Back, More } from './Parts.tsx'
import './pocket.css'

/** A resident's own errands; a grid worker's those of the grid. */
export function MyErrandsPage() {
  const t = useT('orders-pocket')
  const say = useMoment()
  const locale = useLocale()
  const list = useInfiniteQuery({
    queryKey: ['orders', 'errands', 'pocket', locale],
    queryFn: ({ pageParam }) => orders.listErrands({ query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <div className="op-stack">
      <Back to="/neighbourhood" />
      <div className="op-head">
        <h1>{t('errands.title')}</h1>
        <Link to="/my-errands/ask" className="op-button" data-primary>
          {t('errands.ask')}
        </Link>
      </div>
      <p className="op-quiet">{t('errands.lead')}</p>
      {list.isSuccess && items.length === 0 && <EmptyState sentence={t('errands.none')} />}
      {items.map(errand => (
        <Link
          key={errand.id}
          to="/tasks/$district/$id"
          params={{ district: errand.district, id: errand.caseId }}
          className="op-card"
        >
          <span className="op-title">{errand.title}</span>
          <StateMark
            state={errand.final ? 'done' : errand.overdue ? 'overdue' : errand.state === 'asked' ? 'waiting' : 'moving'}
            word={t(errand.stateLabel)}
          />
          <span className="op-quiet">
            {errand.kind.name} · {say(errand.openedAt)}
            {errand.receipts.open > 0 && ` · ${t('errands.openReceipts', { count: errand.receipts.open })}`}
          </span>
        </Link>
      ))}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.fetchNextPage()} />}
      <More list={list} />
    </div>
  )
}
