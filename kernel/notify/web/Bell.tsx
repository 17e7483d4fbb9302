import { BellOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Badge, Popover } from 'antd'
import { useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { MessageLines } from './MessageLines.tsx'
import './inbox.css'
import { useLatest, useMarkRead } from './use-inbox.ts'

/** Unread messages counted, the latest at a click. */
export function Bell() {
  const t = useT('notify-web')
  const latest = useLatest()
  const [open, setOpen] = useState(false)
  const unread = latest.data?.unread ?? 0
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Latest onGo={() => setOpen(false)} />}
    >
      <button
        type="button"
        className="jl-icon-button"
        aria-label={unread > 0 ? t('bell.unread', { count: unread }) : t('bell.none')}
        aria-expanded={open}
      >
        <Badge count={unread} size="small" offset={[2, -2]} color="var(--jl-state-overdue)">
          <BellOutlined style={{ fontSize: 16 }} />
        </Badge>
      </button>
    </Popover>
  )
}

function Latest({ onGo }: { onGo: () => void }) {
  const t = useT('notify-web')
  const { data, error, refetch } = useLatest()
  const mark = useMarkRead()
  return (
    <section className="jn-latest" aria-label={t('title')}>
      <header>
        <h2>{t('title')}</h2>
        {(data?.unread ?? 0) > 0 && (
          <button type="button" className="jl-link" disabled={mark.isPending} onClick={() => mark.mutate(undefined)}>
            {t('readAll')}
          </button>
        )}
      </header>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {mark.error && <ErrorState error={mark.error} />}
      {data?.items.length === 0 && <p className="jn-none">{t('none')}</p>}
      {data && (
        <MessageLines
          messages={data.items}
          onOpen={message => {
            if (!message.read) mark.mutate([message.id])
            onGo()
          }}
        />
      )}
      <footer>
        <Link to="/inbox" onClick={onGo}>
          {t('all')}
        </Link>
      </footer>
    </section>
  )
}
