import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { matters } from './api.ts'
import { BackLink } from './BackLink.tsx'
import { MyMatterCard } from './MyMatterCard.tsx'
import './pocket.css'
import { Waiting } from './Waiting.tsx'

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
      <BackLink to="/" text={t('list.back')} />
      <div className="jm-head">
        <h1>{t('list.title')}</h1>
      </div>
      {mine.isPending && <Waiting query={mine} />}
      {mine.isSuccess && items.length === 0 && (
        <EmptyState
          sentence={t('home.none')}
          action={
            <Link to="/report" className="jm-button" data-primary>
              {t('list.report')}
            </Link>
          }
        />
      )}
      {items.map(item => (
        <MyMatterCard key={item.id} matter={item} />
      ))}
      {mine.isError && <ErrorState error={mine.error} onRetry={() => void mine.fetchNextPage()} />}
      {mine.hasNextPage && !mine.isError && (
        <button
          type="button"
          className="jm-button"
          disabled={mine.isFetchingNextPage}
          onClick={() => void mine.fetchNextPage()}
        >
          {t('list.more')}
        </button>
      )}
    </div>
  )
}
