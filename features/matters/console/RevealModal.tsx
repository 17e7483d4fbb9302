import { Modal } from 'antd'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { type MatterDetail, matters } from './api.ts'

export interface Revealed {
  name: string | null
  phone: string | null
}

interface RevealModalProps {
  matter: MatterDetail
  open?: (reason: string) => Promise<Revealed>
  onShown: (found: Revealed) => void
  onClose: () => void
}

const schema = {
  type: 'object',
  properties: { reason: { type: 'string', minLength: 4, maxLength: 200 } },
  required: ['reason'],
}

/** Asks why before a name and number are shown; whoever reported can read the answer. */
export function RevealModal({ matter, open, onShown, onClose }: RevealModalProps) {
  const t = useT('matters-console')
  const { district, id } = matter
  return (
    <Modal open title={t('matters:reveal.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="jc-quiet jc-gap">{t('matters:reveal.hint')}</p>
      <SchemaForm
        schema={schema}
        label={() => t('requester.reason')}
        help={() => t('requester.reasonHelp')}
        submitLabel={t('requester.reveal')}
        onCancel={onClose}
        onSubmit={async ({ form }) => {
          const reason = String(form['reason'])
          onShown(await (open ? open(reason) : matters.revealContact({ params: { district, id }, body: { reason } })))
        }}
      />
    </Modal>
  )
}
