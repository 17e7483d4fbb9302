import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import './inbox.css'
import { MyNotifications } from './MyNotifications.tsx'

/** My notifications, at the desk. */
export function NotificationsPage() {
  const t = useT('notify-web')
  return (
    <>
      <PageHeader title={t('mine.title')} lead={t('mine.lead')} />
      <MyNotifications mayPush={false} />
    </>
  )
}
