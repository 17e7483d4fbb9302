import { Button, Modal } from 'antd'
import { useT } from '#ui/i18n.ts'

/** Shows what is shown once. */
export function SecretModal({ title, secret, onClose }: { title: string; secret: string; onClose: () => void }) {
  const t = useT('open-data-console')
  return (
    <Modal
      open
      title={title}
      closable={{ 'aria-label': t('close') }}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('kept')}
        </Button>
      }
    >
      <p>{t('once')}</p>
      <code className="jo-secret">{secret}</code>
    </Modal>
  )
}
