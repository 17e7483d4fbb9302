import { useInfiniteQuery } from '@tanstack/react-query'
import type { CaseLine, Inbox } from '#kernel/workflow/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { cases } from './api.ts'
import { TaskCard } from './TaskCard.tsx'
import { Waiting } from './Waiting.tsx'

const PAGE = 20

interface InboxListProps {
  inbox: Inbox
  count: number
  /** Late ones, which stand in a list of their own. */
  without: ReadonlySet<string>
}

/** One inbox, the most pressing first, page by page. */
export function InboxList({ inbox, count, without }: InboxListProps) {
  const t = useT('matters-pocket')
  const locale = useLocale()
  const list = useInfiniteQuery({
    queryKey: ['workflow', 'cases', inbox, locale],
    // The late ones come first: a page has to reach beyond them.
    queryFn: ({ pageParam }) =>
      cases.listCases({ query: { inbox, limit: Math.min(200, PAGE + without.size), cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const read = list.data?.pages.flatMap(page => page.items) ?? []
  const shown = read.filter(item => !without.has(item.id))
  if (list.isSuccess && shown.length === 0 && !list.hasNextPage) return null
  return (
    <section className="jm-stack" aria-label={t(`tasks.inbox.${inbox}`)}>
      <div className="jm-head">
        <h2>{t(`tasks.inbox.${inbox}`)}</h2>
        <span className="jm-quiet">{Math.max(shown.length, count - (read.length - shown.length))}</span>
      </div>
      {list.isPending && <Waiting query={list} />}
      {shown.map((item: CaseLine) => (
        <TaskCard key={item.id} task={item} />
      ))}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.fetchNextPage()} />}
      {list.hasNextPage && !list.isError && (
        <button
          type="button"
          className="jm-button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('list.more')}
        </button>
      )}
    </section>
  )
}
