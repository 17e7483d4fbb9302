import { newId } from '#kernel/ids/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { PhotoPicker } from '#ui/photo/PhotoPicker.tsx'
import { usePhotoQueue } from '#ui/photo/use-photo-queue.ts'
import { cases, sendPhoto } from './api.ts'

interface AddFormProps {
  caseKey: { district: string; id: string }
  onDone: () => Promise<void>
}

/** Words and photos the reporter adds later; whoever handles it sees them. Folded away until wanted. */
export function AddForm({ caseKey, onDone }: AddFormProps) {
  const t = useT('matters-pocket')
  const id = useId()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [requestId] = useState(() => newId())
  const queue = usePhotoQueue({ upload: (file, options) => sendPhoto(caseKey.district, file, options) })
  const words = note.trim()
  const send = useMutation({
    mutationFn: () =>
      cases.actOnCase({
        params: { ...caseKey, name: words === '' ? 'attach' : 'comment' },
        body: { requestId, form: { visibility: 'public' }, fileIds: queue.fileIds, ...(words ? { note: words } : {}) },
      }),
    onSuccess: onDone,
  })
  if (!open) {
    return (
      <button type="button" className="jm-button" onClick={() => setOpen(true)}>
        {t('story.add')}
      </button>
    )
  }
  const empty = words === '' && queue.fileIds.length === 0
  return (
    <form
      className="jm-card jm-stack"
      onSubmit={event => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <div className="jm-field">
        <label htmlFor={id}>{t('story.addWords')}</label>
        <textarea id={id} maxLength={2000} value={note} onChange={event => setNote(event.target.value)} />
      </div>
      <PhotoPicker queue={queue} />
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
        <button
          type="submit"
          className="jm-button"
          data-primary
          disabled={send.isPending || queue.busy || queue.failed || empty}
        >
          {t('story.addSend')}
        </button>
      </div>
    </form>
  )
}
