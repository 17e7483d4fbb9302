import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd-mobile'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { MessageLines } from './MessageLines.tsx'
import { inbox, useMarkRead } from './use-inbox.ts'

/** All my messages, page by page. */
export function PocketInboxPage() {
  const t = useT('notify-web')
  const locale = useLocale()
  const mark = useMarkRead()
  const list = useInfiniteQuery({
    queryKey: ['notify', 'pocket', locale],
    queryFn: ({ pageParam }) => inbox.listMessages({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })
  const items = list.data?.pages.flatMap(page => page.items)
  const unread = list.data?.pages[0]?.unread ?? 0
  return (
    <div className="jn-block">
      <header>
        <h1>{t('title')}</h1>
        {unread > 0 && (
          <Button size="small" loading={mark.isPending} onClick={() => mark.mutate(undefined)}>
            {t('readAll')}
          </Button>
        )}
      </header>
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {mark.error && <ErrorState error={mark.error} />}
      {items?.length === 0 && <EmptyState sentence={t('none')} />}
      {items && (
        <MessageLines
          messages={items}
          onOpen={message => {
            if (!message.read) mark.mutate([message.id])
          }}
        />
      )}
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}
