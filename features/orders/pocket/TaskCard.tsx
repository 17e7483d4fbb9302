import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { TaskLine } from '../task-contract.ts'
import { orders } from './api.ts'

/** One task to claim: what, where, until when, how many places are left. */
export function TaskCard({ task }: { task: TaskLine & { mine: boolean } }) {
  const t = useT('orders-pocket')
  const say = useMoment()
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const claim = useMutation({
    mutationFn: () => orders.claimTask({ params: { district: task.district, id: task.id }, body: { requestId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['orders'] }),
  })
  const mine = task.mine || claim.isSuccess
  return (
    <article className="op-card" aria-label={task.title}>
      <span className="op-title">{task.words}</span>
      <span className="op-quiet">
        {task.kind.name} · {[task.area.name, task.place].filter(Boolean).join(' ')}
      </span>
      <span className="op-quiet">{t('tasks.when', { from: say(task.startsAt), to: say(task.endsAt) })}</span>
      <span className="op-quiet">{t('tasks.places', { left: task.wanted - task.taken, wanted: task.wanted })}</span>
      {claim.isError && <ErrorState error={claim.error} />}
      {mine ? (
        <p role="status">{t('tasks.claimed')}</p>
      ) : (
        <button
          type="button"
          className="op-button"
          data-primary
          disabled={claim.isPending}
          onClick={() => claim.mutate()}
        >
          {t('tasks.claim')}
        </button>
      )}
    </article>
  )
}
