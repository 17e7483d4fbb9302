import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { type Commitment, orders } from './api.ts'
import { ContactLine } from './ContactLine.tsx'
import { useWhen } from './use-when.ts'

/** One promise: what, where, when, whom to call, and what I can say of it. */
export function CommitmentCard({ claim }: { claim: Commitment }) {
  const t = useT('orders-pocket')
  const { slot } = useWhen()
  const [step, setStep] = useState<Commitment['steps'][number] | null>(null)
  const { startsAt, endsAt } = claim
  const when = startsAt && endsAt ? slot({ startsAt, endsAt }) : t('orders:procedures.micro_wish.title')
  return (
    <article className="op-card">
      <h3 className="op-title">{claim.title}</h3>
      <p className="op-quiet">{[when, claim.place || claim.areaName, claim.unit].filter(Boolean).join(' · ')}</p>
      {claim.words && <p>{claim.words}</p>}
      <StateMark
        state={claim.state === 'held' ? 'moving' : 'done'}
        word={claim.state === 'held' ? claim.stateText : t(`orders:claimStates.${claim.state}`)}
      />
      {claim.thanks && <p className="op-quote">{claim.thanks}</p>}
      {claim.hasContact && <ContactLine district={claim.district} caseId={claim.caseId} />}
      {step === null && claim.steps.length > 0 && (
        <div className="op-actions">
          {claim.steps.map(name => (
            <button
              key={name}
              type="button"
              className="op-button"
              {...(name === 'deliver' ? { 'data-primary': true } : {})}
              onClick={() => setStep(name)}
            >
              {t(`steps.${name}`)}
            </button>
          ))}
        </div>
      )}
      {claim.unit && claim.state === 'held' && <p className="op-quiet">{t('mine.atWorkbench')}</p>}
      {step && <StepForm claim={claim} step={step} onClose={() => setStep(null)} />}
    </article>
  )
}

const calls = {
  deliver: orders.deliverClaim,
  give_back: orders.giveBackClaim,
  report_absence: orders.reportAbsence,
} as const

interface StepFormProps {
  claim: Commitment
  step: Commitment['steps'][number]
  onClose: () => void
}

function StepForm({ claim, step, onClose }: StepFormProps) {
  const t = useT('orders-pocket')
  const id = useId()
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const [note, setNote] = useState('')
  const send = useMutation({
    mutationFn: () =>
      calls[step]({ params: { district: claim.district, id: claim.id }, body: { requestId, note: note.trim() } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['orders', 'commitments'] })
      onClose()
    },
  })
  return (
    <div className="op-stack">
      <div className="op-field">
        <label htmlFor={id}>{t(`steps.note.${step}`)}</label>
        <textarea id={id} maxLength={1000} value={note} onChange={event => setNote(event.target.value)} />
      </div>
      {send.isError && <ErrorState error={send.error} />}
      <div className="op-actions">
        <button
          type="button"
          className="op-button"
          data-primary
          disabled={note.trim().length < 2 || send.isPending}
          onClick={() => send.mutate()}
        >
          {t('send')}
        </button>
        <button type="button" className="op-button" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </div>
  )
}
