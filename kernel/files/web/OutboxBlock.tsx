import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import './outbox.css'
import { useOutbox } from './use-outbox.ts'

/** On the account page: the way to what this device keeps, also when it is only drafts. */
export function OutboxBlock() {
  const t = useT('outbox')
  const count = useOutbox()?.entries.filter(entry => entry.item.standing !== 'sent').length ?? 0
  return (
    <Link to="/outbox" className="jo-go">
      {t('title')}
      <span className="jo-quiet">
        {count > 0 ? count : ''}
        <span aria-hidden="true"> ›</span>
      </span>
    </Link>
  )
}
