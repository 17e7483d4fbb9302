import { Button, Modal, Typography } from 'antd'
import { useT } from '#ui/i18n.ts'

export interface Shown {
  person: string
  username: string | null
  password: string
}

/** The one time a one-time password can be read; it is kept nowhere. */
export function OneTimePassword({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const t = useT('access-web')
  return (
    <Modal
      open
      title={t('once.title', { name: shown.person })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('once.done')}
        </Button>
      }
    >
      <p>{t('once.lead')}</p>
      <dl className="jx-once">
        {shown.username && (
          <div>
            <dt>{t('accounts.username')}</dt>
            <dd>
              <code>{shown.username}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('once.password')}</dt>
          <dd>
            <Typography.Text code copyable={{ tooltips: [t('once.copy'), t('once.copied')] }}>
              {shown.password}
            </Typography.Text>
          </dd>
        </div>
      </dl>
    </Modal>
  )
}
