import { Button, Modal, Typography } from 'antd'
import { useT } from '#ui/i18n.ts'
import './access.css'

/** The one time recovery codes can be read. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const t = useT('access-web')
  return (
    <Modal
      open
      title={t('factor.codesTitle')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('factor.codesDone')}
        </Button>
      }
    >
      <p>{t('factor.codesLead')}</p>
      <ol className="jx-codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Typography.Text
        copyable={{ text: codes.join('\n'), tooltips: [t('factor.codesCopy'), t('factor.codesCopied')] }}
      >
        {t('factor.codesCopy')}
      </Typography.Text>
    </Modal>
  )
}
