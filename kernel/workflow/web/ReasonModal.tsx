import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'

interface ReasonModalProps {
  title: string
  /** What will happen, in a sentence. */
  children?: ReactNode
  submitLabel: string
  onSubmit: (reason: string) => Promise<unknown>
  onClose: () => void
}

const schema = {
  type: 'object',
  properties: { reason: { type: 'string', minLength: 1, maxLength: 500 } },
  required: ['reason'],
}

/** Asks why before a setting is changed; the reason goes into the audit. */
export function ReasonModal({ title, children, submitLabel, onSubmit, onClose }: ReasonModalProps) {
  const t = useT('workflow-web')
  return (
    <Modal open title={title} footer={null} onCancel={onClose} destroyOnHidden>
      {children}
      <SchemaForm
        schema={schema}
        label={() => t('limits.reason')}
        help={() => t('limits.reasonHelp')}
        submitLabel={submitLabel}
        onCancel={onClose}
        onSubmit={async ({ form }) => {
          await onSubmit(String(form['reason']))
          onClose()
        }}
      />
    </Modal>
  )
}
