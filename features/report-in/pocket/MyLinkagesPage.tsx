import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { reportIn } from './api.ts'
import { LinkageCard } from './LinkageCard.tsx'
import './report-in.css'

/** The places I answer for, and a note on each visit. */
export function MyLinkagesPage() {
  const t = useT('report-in-pocket')
  const mine = useInfiniteQuery({
    queryKey: ['report-in', 'linkages', 'mine'],
    queryFn: ({ pageParam }) => reportIn.listLinkages({ query: { mine: 'true', limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const items = mine.data?.pages.flatMap(page => page.items) ?? []
  return (
    <div className="jq-stack">
      <Link to="/tasks" className="jq-back">
        <span aria-hidden="true">‹ </span>
        {t('linkages.back')}
      </Link>
      <h1>{t('linkages.title')}</h1>
      <p className="jq-quiet">{t('linkages.lead')}</p>
      {mine.isPending && <p role="status">{t('ui:table.loading')}</p>}
      {mine.isError && <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.isSuccess && items.length === 0 && <EmptyState sentence={t('linkages.none')} />}
      {items.map(one => (
        <LinkageCard key={one.id} one={one} />
      ))}
      {mine.hasNextPage && (
        <button
          type="button"
          className="jq-button"
          disabled={mine.isFetchingNextPage}
          onClick={() => void mine.fetchNextPage()}
        >
          {t('linkages.more')}
        </button>
      )}
    </div>
  )
}
