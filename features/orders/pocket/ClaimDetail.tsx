import { useQuery } from '@tanstack/react-query'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { orders } from './api.ts'
import './pocket.css'

interface DetailProps {
  district: string
  id: string
}

/** The task of a claim. */
export function ClaimDetail({ district, id }: DetailProps) {
  const t = useT('orders-pocket')
  const say = useMoment()
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['subject', 'task_claim', district, id, locale],
    queryFn: () => orders.getClaim({ params: { district, id } }),
  })
  if (!found.data) return null
  const { task } = found.data
  return (
    <section className="op-card" aria-label={t('myTasks.task')}>
      <h2>{t('myTasks.task')}</h2>
      <p>{task.words}</p>
      <span className="op-quiet">{[task.area.name, task.place].filter(Boolean).join(' ')}</span>
      <span className="op-quiet">{t('tasks.when', { from: say(task.startsAt), to: say(task.endsAt) })}</span>
    </section>
  )
}
