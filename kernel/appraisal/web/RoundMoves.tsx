import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { DayInput } from '#ui/form/DayInput.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { RoundMove } from '../round.ts'
import { appraisal, type RoundView } from './api.ts'
import { Field } from './Field.tsx'

/** What may be done with the round now; each says what will follow before it is done. */
export function RoundMoves({ round }: { round: RoundView }) {
  const t = useT('appraisal-web')
  const [asking, setAsking] = useState<RoundMove | null>(null)
  return (
    <>
      {round.moves.map((move, index) => (
        <Button
          key={move}
          type={index === 0 ? 'primary' : 'default'}
          danger={move === 'cancel'}
          onClick={() => setAsking(move as RoundMove)}
        >
          {t(`moves.${move}`)}
        </Button>
      ))}
      {asking && <AskMove key={asking} round={round} move={asking} onClose={() => setAsking(null)} />}
    </>
  )
}

const WITH_REASON: readonly RoundMove[] = ['extend', 'cancel']

function AskMove({ round, move, onClose }: { round: RoundView; move: RoundMove; onClose: () => void }) {
  const t = useT('appraisal-web')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const [reason, setReason] = useState('')
  const [day, setDay] = useState('')
  const send = useMutation({
    mutationFn: () =>
      appraisal.moveRound({
        params: { district: round.district, id: round.id, move },
        body: {
          requestId,
          ...(reason ? { reason } : {}),
          ...(day ? { closesAt: new Date(`${day}T23:59:59+08:00`).toISOString() } : {}),
        },
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['appraisal'] })
      onClose()
    },
  })
  const missed = round.subjectList.filter(one => one.groups.some(group => group.voted === 0)).length
  return (
    <Modal
      open
      title={t(`moves.${move}`)}
      okText={t(`moves.${move}`)}
      cancelText={t('ui:form.cancel')}
      confirmLoading={send.isPending}
      okButtonProps={{
        disabled: WITH_REASON.includes(move) && (reason.trim().length < 2 || (move === 'extend' && !day)),
      }}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <div className="ja-form">
        <p>{t(`moveLeads.${move}`)}</p>
        {move === 'close' && missed > 0 && <p>{t('moveLeads.missed', { count: missed })}</p>}
        {move === 'extend' && (
          <Field label={t('newRound.closesOn')}>{id => <DayInput id={id} value={day} onChange={setDay} />}</Field>
        )}
        {WITH_REASON.includes(move) && (
          <Field label={t('moveLeads.reason')}>
            {id => <Input.TextArea id={id} rows={3} value={reason} onChange={event => setReason(event.target.value)} />}
          </Field>
        )}
        {send.isError && <ErrorState error={send.error} />}
      </div>
    </Modal>
  )
}
