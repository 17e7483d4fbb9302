import { newId } from '#kernel/ids/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { cases } from './api.ts'

interface ReasonFormProps {
  caseKey: { district: string; id: string }
  action: { name: string; needsNote: boolean }
  texts: { open: string; why: string; send: string }
  onDone: () => Promise<void>
}

/** A step the requester may take, with a reason where the procedure asks for one; folded away until it is wanted. */
export function ReasonForm({ caseKey, action, texts, onDone }: ReasonFormProps) {
  const t = useT('matters-pocket')
  const id = useId()
  const [open, setOpen] = useState(false)
  const [tried, setTried] = useState(false)
  const [note, setNote] = useState('')
  const [requestId] = useState(() => newId())
  const words = note.trim()
  const missing = action.needsNote && words === ''
  const send = useMutation({
    mutationFn: () =>
      cases.actOnCase({
        params: { ...caseKey, name: action.name },
        body: { requestId, form: {}, ...(words ? { note: words } : {}) },
      }),
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
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setTried(true)
        if (missing) document.getElementById(id)?.focus()
        else send.mutate()
      }}
    >
      <div className="jm-field">
        <label htmlFor={id}>
          {texts.why}
          {!action.needsNote && t('story.optional')}
        </label>
        <textarea
          id={id}
          maxLength={500}
          value={note}
          aria-invalid={tried && missing}
          aria-describedby={`${id}-wrong`}
          onChange={event => setNote(event.target.value)}
        />
        <p id={`${id}-wrong`} className="jm-wrong" role="alert">
          {tried && missing ? t('story.whyMissing') : ''}
        </p>
      </div>
      {send.isError && <ErrorState error={send.error} />}
      {send.isPaused && (
        <p role="status" className="jm-notice">
          {t('state.offline')}
        </p>
      )}
      <div className="jm-actions">
        <button type="button" className="jm-button" onClick={() => setOpen(false)}>
          {t('story.cancel')}
        </button>
        <button type="submit" className="jm-button" data-primary disabled={send.isPending}>
          {texts.send}
        </button>
      </div>
    </form>
  )
}
