import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { AnswersRead } from './AnswersRead.tsx'
import { type ConsultationDetail, reportIn } from './api.ts'

/** The asking body reads what was signed: why it reads goes on record first, and nothing is kept on this page. */
export function OpenAnswers({ consultation: { district, id, list, deleteOn } }: { consultation: ConsultationDetail }) {
  const t = useT('report-in-console')
  const [reason, setReason] = useState('')
  const open = useMutation({
    mutationFn: () => reportIn.openAnswers({ params: { district, id }, body: { reason: reason.trim() } }),
    gcTime: 0,
  })
  return (
    <Section title={t('consult.answers')}>
      {open.data ? (
        <AnswersRead list={list} answers={open.data} ownWords={open.data.ownWords} />
      ) : (
        <div className="jr-pair">
          <p className="jr-quiet">{t('consult.openLead', { date: deleteOn ?? '' })}</p>
          <label htmlFor="consult-reason">{t('consult.reason')}</label>
          <Input id="consult-reason" maxLength={200} value={reason} onChange={event => setReason(event.target.value)} />
          {open.isError && <ErrorState error={open.error} />}
          <span>
            <Button
              type="primary"
              disabled={reason.trim().length < 4}
              loading={open.isPending}
              onClick={() => open.mutate()}
            >
              {t('consult.open')}
            </Button>
          </span>
        </div>
      )}
    </Section>
  )
}
