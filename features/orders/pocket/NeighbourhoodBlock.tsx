import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { NearTasks } from './NearTasks.tsx'
import './pocket.css'

const pages = [
  ['/menu', 'menu.title', null],
  ['/wishes', 'wall.title', null],
  ['/open-orders', 'open.title', 'claim.take'],
  ['/commitments', 'mine.title', null],
  ['/my-tasks', 'myTasks.title', 'task.claim'],
  ['/my-errands', 'errands.title', 'errand.ask'],
] as const

/** The ways in: order, wish, help, ask for an errand, and what I have promised; below them the tasks nearby. */
export function NeighbourhoodBlock() {
  const t = useT('orders-pocket')
  const may = {
    'claim.take': useMay('claim.take'),
    'task.claim': useMay('task.claim'),
    'errand.ask': useMay('errand.ask'),
  }
  return (
    <div className="op-stack">
      <nav className="op-links" aria-label={t('links')}>
        {pages.map(([to, label, permission]) =>
          permission === null || may[permission] ? (
            <Link key={to} to={to} className="op-card op-title">
              {t(label)}
            </Link>
          ) : null,
        )}
      </nav>
      {may['task.claim'] && <NearTasks />}
    </div>
  )
}
