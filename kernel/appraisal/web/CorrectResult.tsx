import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { appraisal, type RoundView, type SubjectView } from './api.ts'
import { Field } from './Field.tsx'
import { points, useWords } from './use-words.ts'

/** A further edition of one result: which count was wrong, what should not have counted, and why. */
export function CorrectResult({ round, subject }: { round: RoundView; subject: SubjectView }) {
  const t = useT('appraisal-web')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" aria-label={t('correct.of', { name: subject.name })} onClick={() => setOpen(true)}>
        {t('correct.do')}
      </Button>
      {isOpen && <CorrectModal round={round} subject={subject} onClose={() => setOpen(false)} />}
    </>
  )
}

function CorrectModal({ round, subject, onClose }: { round: RoundView; subject: SubjectView; onClose: () => void }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const [reason, setReason] = useState('')
  const [counted, setCounted] = useState<Record<string, number>>({})
  const [without, setWithout] = useState<string[]>([])
  const send = useMutation({
    mutationFn: () =>
      appraisal.correctResult({
        params: { district: round.district, id: round.id },
        body: { requestId, subjectId: subject.subjectId, reason, counted, withoutAdjustments: without },
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['appraisal'] })
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t('correct.of', { name: subject.name })}
      okText={t('correct.send')}
      cancelText={t('ui:form.cancel')}
      okButtonProps={{ disabled: reason.trim().length < 2 }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <div className="ja-form">
        <p>{t('correct.lead')}</p>
        {round.rules.indicators
          .filter(one => one.source === 'counted')
          .map(one => (
            <Field key={one.key} label={words(one.name)} help={words(one.definition)}>
              {id => (
                <InputNumber
                  id={id}
                  value={
                    counted[one.key] ??
                    subject.result?.parts?.indicators.find(part => part.key === one.key)?.counted ??
                    null
                  }
                  onChange={value => value !== null && setCounted({ ...counted, [one.key]: Math.round(value) })}
                  style={{ width: '100%' }}
                />
              )}
            </Field>
          ))}
        {subject.adjustments.map(one => (
          <Checkbox
            key={one.id}
            checked={without.includes(one.id)}
            onChange={event =>
              setWithout(event.target.checked ? [...without, one.id] : without.filter(id => id !== one.id))
            }
          >
            {t('correct.without', { points: points(one.points), reason: one.reason })}
          </Checkbox>
        ))}
        <Field label={t('moveLeads.reason')}>
          {id => <Input.TextArea id={id} rows={3} value={reason} onChange={event => setReason(event.target.value)} />}
        </Field>
        {send.isError && <ErrorState error={send.error} />}
      </div>
    </Modal>
  )
}
