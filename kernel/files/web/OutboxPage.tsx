import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useT } from '#ui/i18n.ts'
import { OutboxCard } from './OutboxCard.tsx'
import { sendNow } from './outbox.ts'
import './outbox.css'
import type { Standing } from './outbox-item.ts'
import { type OutboxEntry, useOutbox } from './use-outbox.ts'

const order: readonly Standing[] = ['refused', 'waiting', 'draft', 'sent']

/** Everything this account has written on this device and not yet seen arrive. */
export function OutboxPage() {
  const t = useT('outbox')
  const view = useOutbox()
  return (
    <div className="jo-stack">
      <Link to="/" className="jo-back">
        <span aria-hidden="true">‹ </span>
        {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      <p className="jo-quiet">{t('lead')}</p>
      {view?.durable === false && <p className="jo-notice">{t('notDurable')}</p>}
      {!view && <span className="jl-skeleton" />}
      {view?.entries.length === 0 && <EmptyState sentence={t('none')} />}
      {order.map(standing => (
        <Group key={standing} standing={standing} entries={view?.entries ?? []} />
      ))}
    </div>
  )
}

function Group({ standing, entries }: { standing: Standing; entries: readonly OutboxEntry[] }) {
  const t = useT('outbox')
  const mine = entries.filter(entry => entry.item.standing === standing)
  if (mine.length === 0) return null
  return (
    <section aria-label={t(`groups.${standing}`)} className="jo-stack">
      <h2>{t(`groups.${standing}`)}</h2>
      {standing === 'waiting' && <SendNow />}
      <ul className="jo-stack">
        {mine.map(entry => (
          <OutboxCard key={entry.item.id} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

function SendNow() {
  const t = useT('outbox')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    await sendNow()
    setBusy(false)
  }
  return (
    <button type="button" className="jl-button jl-button-primary" disabled={busy} onClick={() => void send()}>
      {t(busy ? 'sending' : 'sendNow')}
    </button>
  )
}
