import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { ChannelView } from './use-channels.ts'
import { inbox } from './use-inbox.ts'

/** One message over one channel, now, and what the provider said. */
export function TestDrawer({ channel, onClose }: { channel: ChannelView; onClose: () => void }) {
  const t = useT('notify-web')
  const ui = useT('ui')
  const [to, setTo] = useState('')
  const asks = channel.kind === 'sms' || channel.kind === 'email'
  const test = useMutation({
    mutationFn: () => inbox.testChannel({ params: { id: channel.id }, body: to.trim() ? { to: to.trim() } : {} }),
  })
  return (
    <Drawer open size={420} title={t('settings.test')} closable={{ 'aria-label': ui('keys.close') }} onClose={onClose}>
      <p className="jn-none">{t(`settings.testLead.${asks ? 'to' : channel.kind === 'push' ? 'push' : 'group'}`)}</p>
      {asks && (
        <p>
          <label htmlFor="jn-test-to">{t('settings.testTo')}</label>
          <Input id="jn-test-to" value={to} onChange={event => setTo(event.target.value)} />
        </p>
      )}
      {test.error && <ErrorState error={test.error} />}
      {test.data && (
        <p role="status">
          {test.data.sent
            ? t('settings.testSent')
            : t('settings.testFailed', { reason: t(`reasons.${test.data.reason}`) })}
          {test.data.detail && <code> {test.data.detail}</code>}
        </p>
      )}
      <Button type="primary" loading={test.isPending} onClick={() => test.mutate()}>
        {t('settings.testSend')}
      </Button>
    </Drawer>
  )
}
