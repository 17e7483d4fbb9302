import { Segmented } from 'antd'
import { useUrlState } from '#kernel/territory/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { ChannelList } from './ChannelList.tsx'
import { Ledger } from './Ledger.tsx'
import './notifications.css'

/** Settings › Notifications: how messages leave, and what became of each. */
export function ChannelsPage() {
  const t = useT('notify-web')
  const [{ tab }, change] = useUrlState()
  const shown = tab === 'ledger' ? 'ledger' : 'channels'
  return (
    <>
      <PageHeader title={t('settings.title')} lead={t(`settings.lead.${shown}`)} />
      <Segmented
        className="jn-tabs"
        aria-label={t('settings.title')}
        value={shown}
        options={['channels', 'ledger'].map(value => ({ value, label: t(`settings.tabs.${value}`) }))}
        onChange={next => change({ tab: next === 'ledger' ? 'ledger' : undefined, cursor: undefined })}
      />
      {shown === 'channels' ? <ChannelList /> : <Ledger />}
    </>
  )
}
