import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { satisfied, served } from '../service-shapes.ts'
import { cases } from './api.ts'
import { Chips } from './Parts.tsx'

interface ServiceRatingProps {
  caseKey: { district: string; id: string }
  onDone: () => Promise<void>
}

/** One question at a time: was it done, how was it, thanks. "It was not done" opens it again, and says so before. */
export function ServiceRating({ caseKey, onDone }: ServiceRatingProps) {
  const t = useT('orders-pocket')
  const [requestId] = useState(() => newId())
  const [done, setDone] = useState<(typeof served)[number] | null>(null)
  const [glad, setGlad] = useState<(typeof satisfied)[number] | null>(null)
  const [words, setWords] = useState('')
  const send = useMutation({
    mutationFn: () =>
      cases.actOnCase({
        params: { ...caseKey, name: 'confirm' },
        body: { requestId, form: { served: done, satisfied: glad, ...(words.trim() ? { words: words.trim() } : {}) } },
      }),
    onSuccess: onDone,
  })
  return (
    <section className="op-card" aria-label={t('rate.title')}>
      <h2>{t('rate.title')}</h2>
      <Chips
        label={t('rate.served')}
        options={served.map(value => ({ value, label: t(`orders:served.${value}`) }))}
        value={done}
        onChange={setDone}
      />
      {done === 'no' && <p className="op-quiet">{t('rate.again')}</p>}
      {done && (
        <Chips
          label={t('rate.satisfied')}
          options={satisfied.map(value => ({ value, label: t(`orders:satisfied.${value}`) }))}
          value={glad}
          onChange={setGlad}
        />
      )}
      {done && glad && (
        <>
          <div className="op-field">
            <label htmlFor="rate-words">{t('rate.words')}</label>
            <textarea id="rate-words" maxLength={500} value={words} onChange={event => setWords(event.target.value)} />
          </div>
          {send.isError && <ErrorState error={send.error} />}
          <button
            type="button"
            className="op-button"
            data-primary
            disabled={send.isPending}
            onClick={() => send.mutate()}
          >
            {t('rate.send')}
          </button>
        </>
      )}
    </section>
  )
}
