import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Dialog } from 'antd-mobile'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import { type MyRegistration, reportIn } from './api.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { VanguardPost } from './VanguardPost.tsx'

/** One registration of mine as a sentence, with what I can do about it. */
export function RegistrationCard({ one }: { one: MyRegistration }) {
  const t = useT('report-in-pocket')
  const words = useT('report-in')
  const [correcting, setCorrecting] = useState(false)
  const open = one.state === 'confirming' || one.state === 'placing'
  const serves = one.state === 'registered'
  const community = one.community?.name ?? ''
  return (
    <article className="jq-card jq-stack" aria-label={community || one.organisation.name}>
      <p>
        <StateShape state={serves ? 'done' : open ? 'moving' : 'waiting'} />{' '}
        <strong>{t(`said.${one.state}`, { community })}</strong>
      </p>
      <p className="jq-quiet">
        {one.organisation.name}
        {one.reportedOn && ` · ${words('fields.reportedOn')} ${one.reportedOn}`}
        {one.onTime !== null && ` · ${words(`punctual.${one.onTime ? 'yes' : 'no'}`)}`}
      </p>
      {one.building && (
        <p>
          {t('group', { building: `${one.building.compound} ${one.building.name}` })}
          {one.group && <span className="jq-quiet"> {t('groupSize', { people: one.group.people })}</span>}
        </p>
      )}
      {one.endReason && (
        <p className="jq-quiet">
          {words(`endReasons.${one.endReason}`)} · {one.endedOn}
        </p>
      )}
      {(open || serves) && !correcting && (
        <div className="jq-actions">
          <button type="button" className="jq-button" onClick={() => setCorrecting(true)}>
            {t('correct')}
          </button>
          <Stop one={one} />
        </div>
      )}
      {serves && !correcting && <VanguardPost one={one} />}
      {correcting && <CorrectForm one={one} onClose={() => setCorrecting(false)} />}
    </article>
  )
}

function Stop({ one }: { one: MyRegistration }) {
  const t = useT('report-in-pocket')
  const client = useQueryClient()
  const what = one.state === 'registered' ? 'stop' : 'takeBack'
  const stop = useMutation({
    mutationFn: () =>
      reportIn.endMyReportIn({ params: { district: one.district, id: one.id }, body: { requestId: newId() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['report-in'] }),
  })
  const ask = async () => {
    const sure = await Dialog.confirm({ content: t(`${what}Ask`), confirmText: t(what), cancelText: t('keep') })
    if (sure) stop.mutate()
  }
  return (
    <>
      <button type="button" className="jq-button" disabled={stop.isPending} onClick={() => void ask()}>
        {t(what)}
      </button>
      {stop.isError && <ErrorState error={stop.error} onRetry={() => stop.mutate()} />}
    </>
  )
}
