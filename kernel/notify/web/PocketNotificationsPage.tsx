import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import './inbox.css'
import { MyNotifications } from './MyNotifications.tsx'

/** My notifications, on the phone: the only place where a browser can be let show them. */
export function PocketNotificationsPage() {
  const t = useT('notify-web')
  return (
    <>
      <Link to="/me" className="jn-back">
        <span aria-hidden="true">‹ </span>
        {t('mine.back')}
      </Link>
      <h1 className="jl-place-title">{t('mine.title')}</h1>
      <MyNotifications mayPush />
    </>
  )
}
