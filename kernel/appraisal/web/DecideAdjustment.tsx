import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { appraisal } from './api.ts'
import { Field } from './Field.tsx'

type Decision = 'approved' | 'refused' | 'revoked'

/** What may be decided about an adjustment somebody else proposed; refusing and revoking say why. */
export function DecideAdjustment({ row }: { row: { district: string; id: string; state: string } }) {
  const t = useT('appraisal-web')
  const [asking, setAsking] = useState<Decision | null>(null)
  const offered: Decision[] = row.state === 'proposed' ? ['approved', 'refused'] : ['revoked']
  return (
    <>
      {offered.map(decision => (
        <Button key={decision} size="small" onClick={() => setAsking(decision)}>
          {t(`adjustments.do.${decision}`)}
        </Button>
      ))}
      {asking && <Ask row={row} decision={asking} onClose={() => setAsking(null)} />}
    </>
  )
}

function Ask({
  row,
  decision,
  onClose,
}: {
  row: { district: string; id: string }
  decision: Decision
  onClose: () => void
}) {
  const t = useT('appraisal-web')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const [note, setNote] = useState('')
  const send = useMutation({
    mutationFn: () =>
      appraisal.decideAdjustment({
        params: { district: row.district, id: row.id },
        body: { requestId, decision, ...(note.trim() ? { note } : {}) },
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['appraisal', 'adjustments'] })
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t(`adjustments.do.${decision}`)}
      okText={t(`adjustments.do.${decision}`)}
      cancelText={t('ui:form.cancel')}
      okButtonProps={{ disabled: decision !== 'approved' && note.trim().length < 2 }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <Field label={t('moveLeads.reason')}>
        {id => <Input.TextArea id={id} rows={3} value={note} onChange={event => setNote(event.target.value)} />}
      </Field>
      {send.isError && <ErrorState error={send.error} />}
    </Modal>
  )
}
