import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { orders } from './api.ts'
import './orders-pocket.css'
import { TaskCard } from './TaskCard.tsx'
import { useMyArea } from './use-my-area.ts'

/** What may be claimed nearby, and the way to an errand. */
export function NeighbourhoodBlock() {
  const t = useT('orders-pocket')
  const locale = useLocale()
  const [area] = useMyArea()
  const mayAsk = useMay('errand.ask')
  const near = useQuery({
    queryKey: ['orders', 'open', area, 'few', locale],
    queryFn: () => orders.listOpenTasks({ query: { area: area ?? '', limit: 3 } }),
    enabled: area !== null && area.length >= 6,
  })
  return (
    <section className="jop-stack" aria-label={t('near.title')}>
      <div className="jop-head">
        <h2>{t('near.title')}</h2>
        <Link to="/open-tasks">{t('near.all')}</Link>
      </div>
      {near.data?.items.map(task => (
        <TaskCard key={task.id} task={task} />
      ))}
      {(area === null || area.length < 6) && <p className="jop-quiet">{t('near.choose')}</p>}
      {near.data?.items.length === 0 && <p className="jop-quiet">{t('near.none')}</p>}
      <div className="jop-links">
        <Link to="/my-tasks" className="jop-button">
          {t('mine.title')}
        </Link>
        {mayAsk && (
          <Link to="/my-errands" className="jop-button">
            {t('errands.title')}
          </Link>
        )}
      </div>
    </section>
  )
}
