import { newId } from '#kernel/ids/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { cases } from './api.ts'

interface ReasonFormProps {
  caseKey: { district: string; id: string }
  action: 'reopen' | 'withdraw'
  texts: { open: string; why: string; send: string }
  onDone: () => Promise<void>
}

/** A step the requester may take with a reason; folded away until it is wanted. */
export function ReasonForm({ caseKey, action, texts, onDone }: ReasonFormProps) {
  const t = useT('matters-pocket')
  const id = useId()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [requestId] = useState(() => newId())
  const send = useMutation({
    mutationFn: () =>
      cases.actOnCase({ params: { ...caseKey, name: action }, body: { requestId, note: note.trim(), form: {} } }),
    onSuccess: onDone,
  })
  if (!open) {
    return (
      <button type="button" className="jm-button" onClick={() => setOpen(true)}>
        {texts.open}
      </button>
    )
  }
  return (
    <form
      className="jm-card jm-stack"
      onSubmit={event => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <div className="jm-field">
        <label htmlFor={id}>{texts.why}</label>
        <textarea
          id={id}
          required
          minLength={2}
          maxLength={500}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
      </div>
      {send.isError && <ErrorState error={send.error} />}
      <div className="jm-actions">
        <button type="button" className="jm-button" onClick={() => setOpen(false)}>
          {t('story.cancel')}
        </button>
        <button type="submit" className="jm-button" data-primary disabled={send.isPending || note.trim().length < 2}>
          {texts.send}
        </button>
      </div>
    </form>
  )
}
