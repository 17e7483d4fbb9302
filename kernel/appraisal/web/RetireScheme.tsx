import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { appraisal, type SchemeView } from './api.ts'
import { Field } from './Field.tsx'
import { useWords } from './use-words.ts'

/** Retires a scheme for a reason; what becomes of its rounds is said before. */
export function RetireScheme({ scheme }: { scheme: SchemeView }) {
  const t = useT('appraisal-web')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('retire.do')}
      </Button>
      {isOpen && <Ask scheme={scheme} onClose={() => setOpen(false)} />}
    </>
  )
}

function Ask({ scheme, onClose }: { scheme: SchemeView; onClose: () => void }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const [reason, setReason] = useState('')
  const { drafts, running } = scheme.rounds
  const send = useMutation({
    mutationFn: () =>
      appraisal.retireScheme({
        params: { district: scheme.district, key: scheme.key },
        body: { requestId, reason },
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['appraisal'] })
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t('retire.of', { name: words(scheme.title) })}
      okText={t('retire.do')}
      cancelText={t('ui:form.cancel')}
      okButtonProps={{ danger: true, disabled: reason.trim().length < 2 }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <div className="ja-form">
        <p>{t('retire.lead')}</p>
        <ul>
          <li>{t(running > 0 ? 'retire.running' : 'retire.noneRunning', { count: running })}</li>
          {drafts > 0 && <li>{t('retire.drafts', { count: drafts })}</li>}
          <li>{t('retire.past')}</li>
        </ul>
        <Field label={t('moveLeads.reason')} help={t('retire.reasonHelp')}>
          {id => (
            <Input.TextArea
              id={id}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={event => setReason(event.target.value)}
            />
          )}
        </Field>
        {send.isError && <ErrorState error={send.error} />}
      </div>
    </Modal>
  )
}
