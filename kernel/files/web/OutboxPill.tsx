import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import { keepSending } from './outbox.ts'
import './outbox.css'
import { isPending, useOutbox } from './use-outbox.ts'

/**
 * How much waits to be sent; sends it, too, as long as the app is open. Draws nothing when nothing waits, nor where
 * `quiet` says that the page itself is about it.
 */
export function OutboxPill({ quiet }: { quiet: boolean }) {
  const t = useT('outbox')
  useEffect(() => keepSending(), [])
  const entries = useOutbox()?.entries ?? []
  const pending = entries.filter(isPending)
  const sent = entries.filter(entry => entry.item.standing === 'sent').length
  const refused = pending.filter(entry => entry.item.standing === 'refused').length
  if (quiet || pending.length + sent === 0) return null
  const [mark, text] =
    refused > 0
      ? (['soon', t('pillRefused', { count: refused })] as const)
      : pending.length > 0
        ? (['waiting', t('pill', { count: pending.length })] as const)
        : (['done', t('pillSent', { count: sent })] as const)
  return (
    <Link to="/outbox" className="jo-pill">
      <StateShape state={mark} />
      {text}
      <span aria-hidden="true"> ›</span>
    </Link>
  )
}
