import { Link } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { MessageLines } from './MessageLines.tsx'
import { useLatest, useMarkRead } from './use-inbox.ts'

/** My latest messages on the page about me. */
export function PocketInboxBlock() {
  const t = useT('notify-web')
  const latest = useLatest(3)
  const mark = useMarkRead()
  const unread = latest.data?.unread ?? 0
  return (
    <section className="jn-block" aria-label={t('title')}>
      <header>
        <h2>
          {t('title')}
          {unread > 0 && <span className="jn-count">{t('count', { count: unread })}</span>}
        </h2>
        {latest.data && latest.data.items.length > 0 && <Link to="/messages">{t('all')}</Link>}
      </header>
      {latest.error && <ErrorState error={latest.error} onRetry={() => void latest.refetch()} />}
      {latest.data?.items.length === 0 && <p className="jn-none">{t('none')}</p>}
      {latest.data && (
        <MessageLines
          messages={latest.data.items}
          onOpen={message => {
            if (!message.read) mark.mutate([message.id])
          }}
        />
      )}
      <p className="jn-settings">
        <Link to="/notifications">{t('mine.open')}</Link>
      </p>
    </section>
  )
}
