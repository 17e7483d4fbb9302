import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { matters } from './api.ts'
import { MyMatterCard } from './MyMatterCard.tsx'
import './pocket.css'

/** All my reports, newest first, page by page. */
export function MyMattersPage() {
  const t = useT('matters-pocket')
  const locale = useLocale()
  const mine = useInfiniteQuery({
    queryKey: ['matters', 'mine', 'all', locale],
    queryFn: ({ pageParam }) => matters.listMyMatters({ query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const items = mine.data?.pages.flatMap(page => page.items) ?? []
  return (
    <div className="jm-stack">
      <div className="jm-head">
        <h1>{t('list.title')}</h1>
      </div>
      {mine.isError && <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.isSuccess && items.length === 0 && (
        <EmptyState sentence={t('home.none')} action={<Link to="/report">{t('list.report')}</Link>} />
      )}
      {items.map(item => (
        <MyMatterCard key={item.id} matter={item} />
      ))}
      {mine.hasNextPage && (
        <button type="button" className="jm-button" onClick={() => void mine.fetchNextPage()}>
          {t('list.more')}
        </button>
      )}
    </div>
  )
}
