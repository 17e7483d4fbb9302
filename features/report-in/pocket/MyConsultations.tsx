import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import { type Mine, reportIn } from './api.ts'

type Asked = Mine['consultations'][number]

/** That I was asked about, by whom, over which time; and what I say to it myself. */
export function MyConsultations({ items }: { items: readonly Asked[] }) {
  const t = useT('report-in-pocket')
  if (items.length === 0) return null
  return (
    <section className="jq-stack" aria-label={t('asked.title')}>
      <h2>{t('asked.title')}</h2>
      {items.map(one => (
        <Card key={one.id} one={one} />
      ))}
    </section>
  )
}

function Card({ one }: { one: Asked }) {
  const t = useT('report-in-pocket')
  const words = useT('report-in')
  const [says, setSays] = useState(false)
  const { askingBody: body, community, purpose } = one
  return (
    <article className="jq-card jq-stack" aria-label={body}>
      <p>
        <StateShape state={one.state === 'answered' ? 'done' : one.maySay ? 'moving' : 'waiting'} />{' '}
        <strong>{t('asked.by', { body, community })}</strong>
      </p>
      <p className="jq-quiet">
        {purpose} · {t('asked.period', { from: one.periodFrom, to: one.periodTo })} ·{' '}
        {words(`procedures.promotion_consultation.states.${one.state}`)}
      </p>
      <p className="jq-quiet">{t('asked.sealed', { date: one.deleteOn ?? '' })}</p>
      {one.ownWords && (
        <p>
          {t('asked.said')}
          {one.ownWords}
        </p>
      )}
      {one.maySay && !says && (
        <button type="button" className="jq-button" onClick={() => setSays(true)}>
          {t(one.ownWords ? 'asked.change' : 'asked.say')}
        </button>
      )}
      {says && <OwnWords one={one} onClose={() => setSays(false)} />}
    </article>
  )
}

function OwnWords({ one, onClose }: { one: Asked; onClose: () => void }) {
  const t = useT('report-in-pocket')
  const client = useQueryClient()
  const [typed, setTyped] = useState(one.ownWords)
  const field = `own-words-${one.id}`
  const send = useMutation({
    mutationFn: () =>
      reportIn.sayOwnWords({
        params: { district: one.district, id: one.id },
        body: { requestId: newId(), words: typed.trim() },
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['report-in'] })
      onClose()
    },
  })
  return (
    <div className="jq-choice">
      <label htmlFor={field}>{t('asked.words')}</label>
      <p className="jq-quiet">{t('asked.wordsHelp', { date: one.lastDay })}</p>
      <textarea id={field} rows={4} maxLength={1000} value={typed} onChange={event => setTyped(event.target.value)} />
      {send.isError && <ErrorState error={send.error} />}
      <div className="jq-actions">
        <button
          type="button"
          className="jq-button"
          data-primary
          disabled={send.isPending}
          onClick={() => send.mutate()}
        >
          {t('save')}
        </button>
        <button type="button" className="jq-button" onClick={onClose}>
          {t('keep')}
        </button>
      </div>
    </div>
  )
}
