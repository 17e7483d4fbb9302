import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import './pocket.css'

const pages = [
  ['/menu', 'menu.title'],
  ['/wishes', 'wall.title'],
  ['/open-orders', 'open.title'],
  ['/commitments', 'mine.title'],
] as const

/** The ways in: order, wish, help, and what I have promised. */
export function NeighbourhoodBlock() {
  const t = useT('orders-pocket')
  return (
    <nav className="op-links" aria-label={t('links')}>
      {pages.map(([to, label]) => (
        <Link key={to} to={to} className="op-card op-title">
          {t(label)}
        </Link>
      ))}
    </nav>
  )
}
