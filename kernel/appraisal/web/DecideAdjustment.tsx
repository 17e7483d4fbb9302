import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { fileUrl } from '#kernel/files/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { type AdjustmentRow, appraisal } from './api.ts'
import { Field } from './Field.tsx'
import { points } from './use-words.ts'

type Decision = 'approved' | 'refused' | 'revoked'

/** What may be decided about an adjustment somebody else proposed; refusing and revoking say why. */
export function DecideAdjustment({ row }: { row: AdjustmentRow }) {
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

function Ask({ row, decision, onClose }: { row: AdjustmentRow; decision: Decision; onClose: () => void }) {
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
      <div className="ja-form">
        <p>
          {row.subjectName} · {row.kind === 'bonus' ? '+' : '−'}
          {points(row.points)} · {row.validFrom} – {row.validTo}
        </p>
        <p>{row.reason}</p>
        {row.fileId ? (
          <a className="ja-evidence" href={fileUrl(row.district, row.fileId)} target="_blank" rel="noreferrer">
            <img src={fileUrl(row.district, row.fileId, 'thumbnail')} alt="" loading="lazy" />
            {t('adjustments.evidence')}
          </a>
        ) : (
          <p className="ja-quiet">{t('adjustments.noEvidence')}</p>
        )}
        <Field label={t('moveLeads.reason')}>
          {id => <Input.TextArea id={id} rows={3} value={note} onChange={event => setNote(event.target.value)} />}
        </Field>
        {send.isError && <ErrorState error={send.error} />}
      </div>
    </Modal>
  )
}
