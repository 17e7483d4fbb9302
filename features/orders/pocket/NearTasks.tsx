import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLocale, useT } from '#ui/i18n.ts'
import { orders } from './api.ts'
import { TaskCard } from './TaskCard.tsx'
import { useMyArea } from './use-my-area.ts'

/** The first few tasks that may be claimed in my community. */
export function NearTasks() {
  const t = useT('orders-pocket')
  const locale = useLocale()
  const [area] = useMyArea()
  const near = useQuery({
    queryKey: ['orders', 'open', area, 'few', locale],
    queryFn: () => orders.listOpenTasks({ query: { area: area ?? '', limit: 3 } }),
    enabled: area !== null,
  })
  return (
    <section className="op-stack" aria-label={t('tasks.title')}>
      <div className="op-head">
        <h2>{t('tasks.title')}</h2>
        <Link to="/open-tasks">{t('tasks.all')}</Link>
      </div>
      {near.data?.items.map(task => (
        <TaskCard key={task.id} task={task} />
      ))}
      {area === null && <p className="op-quiet">{t('tasks.choose')}</p>}
      {near.data?.items.length === 0 && <p className="op-quiet">{t('tasks.none')}</p>}
    </section>
  )
}
