import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useUrlState } from '#kernel/territory/web/index.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Paging } from '#ui/Paging.tsx'
import { Section } from '#ui/Section.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { MessageLines } from './MessageLines.tsx'
import { inbox, useMarkRead } from './use-inbox.ts'

/** Everything I was told, newest first. */
export function InboxPage() {
  const t = useT('notify-web')
  const locale = useLocale()
  const [{ cursor, unread }, change] = useUrlState()
  const mark = useMarkRead()
  const list = useQuery({
    queryKey: ['notify', 'page', cursor, unread, locale],
    queryFn: () =>
      inbox.listMessages({ query: { ...(cursor ? { cursor } : {}), ...(unread ? { unread: 'true' } : {}) } }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: next => change({ cursor: next }) })
  const items = list.data?.items
  return (
    <>
      <PageHeader
        title={t('title')}
        mark={list.data && <span className="jn-count">{t('count', { count: list.data.unread })}</span>}
        actions={
          <>
            <Link to="/notifications">{t('mine.open')}</Link>
            <Segmented
              aria-label={t('show')}
              value={unread ? 'unread' : 'all'}
              options={['all', 'unread'].map(value => ({ value, label: t(`filter.${value}`) }))}
              onChange={next => change({ unread: next === 'unread' ? 'yes' : undefined, cursor: undefined })}
            />
            <Button
              disabled={!list.data || list.data.unread === 0}
              loading={mark.isPending}
              onClick={() => mark.mutate(undefined)}
            >
              {t('readAll')}
            </Button>
          </>
        }
      />
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {mark.error && <ErrorState error={mark.error} />}
      <Section>
        {!items && !list.error && <span className="jl-skeleton" />}
        {items?.length === 0 && <EmptyState sentence={t(unread ? 'noneUnread' : 'none')} />}
        {items && (
          <MessageLines
            messages={items}
            onOpen={message => {
              if (!message.read) mark.mutate([message.id])
            }}
          />
        )}
        {items && items.length > 0 && <Paging {...keyset} shown={items.length} />}
      </Section>
    </>
  )
}
