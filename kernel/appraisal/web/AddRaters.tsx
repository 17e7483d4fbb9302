import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { appraisal, type RoundView } from './api.ts'
import { Field } from './Field.tsx'

const WAYS = ['account', 'label'] as const

interface AddRatersProps {
  round: RoundView
  subjectId: string
  group: string
}

/** One rater or many, a line each: all are added, or none and each line at fault is said. */
export function AddRaters({ round, subjectId, group }: AddRatersProps) {
  const t = useT('appraisal-web')
  const client = useQueryClient()
  const [by, setBy] = useState<(typeof WAYS)[number]>('account')
  const [text, setText] = useState('')
  const add = useMutation({
    mutationFn: () =>
      appraisal.addRaterLines({
        params: { district: round.district, id: round.id },
        body: { requestId: newId(), subjectId, group, by, lines: text.split('\n') },
      }),
    async onSuccess() {
      setText('')
      await client.invalidateQueries({ queryKey: ['appraisal'] })
    },
  })
  const change = (next: () => void) => {
    next()
    add.reset()
  }
  return (
    <div className="ja-form">
      <Radio.Group
        aria-label={t('raters.by')}
        value={by}
        onChange={event => change(() => setBy(event.target.value))}
        options={WAYS.map(value => ({ value, label: t(`raters.byIs.${value}`) }))}
      />
      <Field label={t(`raters.lines.${by}`)} help={t(`raters.help.${by}`)}>
        {id => (
          <Input.TextArea
            id={id}
            rows={6}
            value={text}
            aria-invalid={add.isError}
            onChange={event => change(() => setText(event.target.value))}
          />
        )}
      </Field>
      {add.isError && <ErrorState error={add.error} />}
      {add.isSuccess && <p role="status">{t('raters.added', { count: add.data.added })}</p>}
      {round.state === 'open' && <p className="ja-quiet">{t('raters.late')}</p>}
      <span>
        <Button type="primary" disabled={text.trim() === ''} loading={add.isPending} onClick={() => add.mutate()}>
          {t('raters.add')}
        </Button>
      </span>
    </div>
  )
}
