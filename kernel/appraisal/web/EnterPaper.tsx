import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { Answers } from '../facts.ts'
import { appraisal, type RoundView } from './api.ts'
import { EvidenceInput, useEvidence } from './EvidenceInput.tsx'
import { Field } from './Field.tsx'
import { OpenRaterPicker } from './OpenRaterPicker.tsx'
import { PaperAnswers } from './PaperAnswers.tsx'
import { useWords } from './use-words.ts'

/** A paper ballot as it lies on the table: whom it is about, of which group, what it says, and its photo. */
export function EnterPaper({ round, onClose }: { round: RoundView; onClose: () => void }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const [subjectId, setSubject] = useState(round.subjectList[0]?.subjectId ?? '')
  const [groupKey, setGroup] = useState(round.rules.groups[0]?.key ?? '')
  const [entered, setEntered] = useState(0)
  return (
    <Drawer open size={560} title={t('paper.title')} closable={{ 'aria-label': t('ui:keys.close') }} onClose={onClose}>
      <div className="ja-form">
        <p className="ja-quiet">{t('paper.lead')}</p>
        <Field label={t('kinds.subject')}>
          {id => (
            <Select
              id={id}
              value={subjectId}
              onChange={setSubject}
              options={round.subjectList.map(one => ({ value: one.subjectId, label: one.name }))}
            />
          )}
        </Field>
        <Field label={t('paper.group')}>
          {id => (
            <Select
              id={id}
              value={groupKey}
              onChange={setGroup}
              options={round.rules.groups.map(one => ({ value: one.key, label: words(one.name) }))}
            />
          )}
        </Field>
        {entered > 0 && <p role="status">{t('paper.entered', { count: entered })}</p>}
        <OnePaper
          key={`${subjectId}${groupKey}${entered}`}
          round={round}
          subjectId={subjectId}
          groupKey={groupKey}
          onEntered={() => setEntered(entered + 1)}
        />
      </div>
    </Drawer>
  )
}

interface OnePaperProps {
  round: RoundView
  subjectId: string
  groupKey: string
  onEntered: () => void
}

function OnePaper({ round, subjectId, groupKey, onEntered }: OnePaperProps) {
  const t = useT('appraisal-web')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const [answers, setAnswers] = useState<Answers>({})
  const [raterId, setRater] = useState<string>()
  const photo = useEvidence(round.district)
  const secret = round.rules.groups.find(one => one.key === groupKey)?.secret === true
  const [fileId = ''] = photo.fileIds
  const send = useMutation({
    mutationFn: () =>
      appraisal.enterPaper({
        params: { district: round.district, id: round.id },
        body: { requestId, subjectId, group: groupKey, answers, fileId, ...(raterId ? { raterId } : {}) },
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['appraisal'] })
      onEntered()
    },
  })
  const missing = [
    ...(secret || raterId ? [] : [t('paper.whose')]),
    ...(Object.keys(answers).length > 0 ? [] : [t('paper.answers')]),
    ...(fileId ? [] : [t('paper.photo')]),
  ]
  return (
    <>
      {secret ? (
        <p className="ja-quiet">{t('paper.secret')}</p>
      ) : (
        <Field label={t('paper.whose')}>
          {id => (
            <OpenRaterPicker id={id} of={{ round, subjectId, group: groupKey }} value={raterId} onChange={setRater} />
          )}
        </Field>
      )}
      <PaperAnswers rules={round.rules} answers={answers} onChange={setAnswers} />
      <EvidenceInput label={t('paper.photo')} help={t('paper.photoHelp')} queue={photo} />
      {send.isError && <ErrorState error={send.error} />}
      <span>
        <Button
          type="primary"
          disabled={missing.length > 0 || photo.busy}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {t('paper.send')}
        </Button>
      </span>
      <p className="ja-quiet">
        {missing.length > 0 ? t('newRound.missing', { what: missing.join(t('newRound.comma')) }) : t('paper.next')}
      </p>
    </>
  )
}
