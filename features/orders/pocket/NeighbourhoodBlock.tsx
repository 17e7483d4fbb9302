import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { useGuest, useMay } from '#ui/Viewer.tsx'
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

/** What opens without signing in. */
const open: readonly string[] = ['/menu', '/wishes']

/** The ways in: order, wish, help, ask for an errand, and what I have promised; below them the tasks nearby. */
export function NeighbourhoodBlock() {
  const t = useT('orders-pocket')
  const may = {
    'claim.take': useMay('claim.take'),
    'task.claim': useMay('task.claim'),
    'errand.ask': useMay('errand.ask'),
  }
  const guest = useGuest()
  const shown = pages.filter(([to, , permission]) =>
    guest ? open.includes(to) : permission === null || may[permission],
  )
  return (
    <div className="op-stack">
      <nav className="op-links" aria-label={t('links')}>
        {shown.map(([to, label]) => (
          <Link key={to} to={to} className="op-card op-title">
            {t(label)}
          </Link>
        ))}
      </nav>
      {may['task.claim'] && <NearTasks />}
    </div>
  )
}
