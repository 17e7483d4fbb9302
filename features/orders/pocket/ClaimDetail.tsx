import { useQuery } from '@tanstack/react-query'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { orders } from './api.ts'
import './orders-pocket.css'

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
    <section className="jop-card" aria-label={t('mine.task')}>
      <h2>{t('mine.task')}</h2>
      <p>{task.words}</p>
      <span className="jop-quiet">{[task.area.name, task.place].filter(Boolean).join(' ')}</span>
      <span className="jop-quiet">{t('near.when', { from: say(task.startsAt), to: say(task.endsAt) })}</span>
    </section>
  )
}
