import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { hasText } from '#platform/i18n.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { cases, type ServiceCase } from './api.ts'
import { Back, Reading } from './Parts.tsx'
import { ServiceRating } from './ServiceRating.tsx'

/** One of my orders or wishes as a short story, newest first; what I am asked for stands on top. */
export function ServicePage() {
  const { district = '', id: caseId = '' } = useParams({ strict: false })
  const t = useT('orders-pocket')
  const locale = useLocale()
  const client = useQueryClient()
  const key = ['workflow', 'case', district, caseId, locale]
  const found = useQuery({ queryKey: key, queryFn: () => cases.getCase({ params: { district, id: caseId } }) })
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['workflow'] })
    await client.invalidateQueries({ queryKey: ['orders', 'mine'] })
  }
  const view = found.data
  const may = (name: string) => view?.actions.some(action => action.name === name && action.enabled) ?? false
  return (
    <div className="op-stack">
      <Back to="/commitments" text={t('mine.title')} />
      <Reading query={found} />
      {view && (
        <>
          <section className="op-card">
            <h1 className="op-title">{view.case.title}</h1>
            <StateMark state={view.case.final ? 'done' : 'moving'} word={t(view.case.stateLabel)} />
            <p className="op-quiet">{view.case.number}</p>
          </section>
          {may('confirm') && <ServiceRating caseKey={{ district, id: caseId }} onDone={refresh} />}
          <Story view={view} />
          {may('not_come') && <Step view={view} name="not_come" needsNote onDone={refresh} />}
          {may('withdraw') && <Step view={view} name="withdraw" onDone={refresh} />}
        </>
      )}
    </div>
  )
}

function Story({ view }: { view: ServiceCase }) {
  const t = useT('orders-pocket')
  const say = useMoment()
  const sentence = (name: string, label: string) => {
    const told = `orders:procedures.${view.case.procedure}.told.${name}`
    return t(hasText(told) ? told : label)
  }
  return (
    <section className="op-card" aria-label={t('story')}>
      <ol className="op-story">
        {view.thread.toReversed().map(step => (
          <li key={step.seq}>
            <p className="op-quiet">
              {[say(step.at), step.by === 'staff' ? step.actorUnit : null].filter(Boolean).join(' · ')}
            </p>
            <p>{sentence(step.name, step.label)}</p>
            {step.note && <p className="op-quote">{step.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface StepProps {
  view: ServiceCase
  name: 'withdraw' | 'not_come'
  needsNote?: boolean
  onDone: () => Promise<void>
}

/** A step of mine, folded away until it is wanted. */
function Step({ view, name, needsNote = false, onDone }: StepProps) {
  const t = useT('orders-pocket')
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [requestId] = useState(() => newId())
  const words = note.trim()
  const send = useMutation({
    mutationFn: () =>
      cases.actOnCase({
        params: { district: view.case.district, id: view.case.id, name },
        body: { requestId, form: {}, ...(words ? { note: words } : {}) },
      }),
    onSuccess: onDone,
  })
  const label = t(`orders:procedures.${view.case.procedure}.actions.${name}`)
  if (!open)
    return (
      <button type="button" className="op-button" onClick={() => setOpen(true)}>
        {label}
      </button>
    )
  return (
    <div className="op-card">
      <div className="op-field">
        <label htmlFor={`step-${name}`}>{t(needsNote ? 'why' : 'whyOptional')}</label>
        <textarea id={`step-${name}`} maxLength={500} value={note} onChange={event => setNote(event.target.value)} />
      </div>
      {send.isError && <ErrorState error={send.error} />}
      <div className="op-actions">
        <button
          type="button"
          className="op-button"
          data-primary
          disabled={send.isPending || (needsNote && words === '')}
          onClick={() => send.mutate()}
        >
          {label}
        </button>
        <button type="button" className="op-button" onClick={() => setOpen(false)}>
          {t('cancel')}
        </button>
      </div>
    </div>
  )
}
