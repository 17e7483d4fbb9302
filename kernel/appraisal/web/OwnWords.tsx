import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { appraisal, type MyResult } from './api.ts'

/** Answering a result, or objecting to it; what will follow is said before it is sent. */
export function OwnWords({ result, kind }: { result: MyResult; kind: 'answer' | 'object' }) {
  const t = useT('appraisal-web')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const params = { district: result.district, id: result.roundId, subjectId: result.subjectId }
  const send = useMutation({
    async mutationFn() {
      const body = { requestId, words }
      await (kind === 'answer' ? appraisal.answerResult({ params, body }) : appraisal.objectToResult({ params, body }))
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['appraisal', 'my-results'] }),
  })
  if (!isOpen)
    return (
      <button type="button" className="jap-button" onClick={() => setOpen(true)}>
        {t(`own.${kind}`)}
      </button>
    )
  const field = `own-${kind}-${result.roundId}`
  return (
    <div className="jap-field">
      <label htmlFor={field}>{t(`own.${kind}`)}</label>
      <p className="jap-quiet">{t(`own.${kind}Help`)}</p>
      <textarea id={field} maxLength={1000} rows={4} value={words} onChange={event => setWords(event.target.value)} />
      {send.isError && <ErrorState error={send.error} />}
      <button
        type="button"
        className="jap-button"
        data-primary
        disabled={send.isPending || words.trim().length < 4}
        onClick={() => send.mutate()}
      >
        {t(`own.${kind}Send`)}
      </button>
    </div>
  )
}
