import { useT } from '#ui/i18n.ts'
import { useInboxes } from './use-workbench.ts'
import './workbench.css'

/** How many cases wait for me; nothing at zero. */
export function WorkbenchBadge() {
  const t = useT('workflow-web')
  const { data = [] } = useInboxes()
  const mine = data.filter(({ inbox }) => !['overdue', 'waiting', 'held'].includes(inbox))
  const count = mine.reduce((sum, card) => sum + card.count, 0)
  if (count === 0) return null
  return (
    <span className="jw-badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="jl-unseen">{t('workbench.badge', { count })}</span>
    </span>
  )
}
