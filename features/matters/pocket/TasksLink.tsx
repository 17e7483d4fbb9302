import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import { cases } from './api.ts'

/** On the home page of those with posts: how much waits for them, and how much of it is late. */
export function TasksLink() {
  const t = useT('matters-pocket')
  const locale = useLocale()
  const { data } = useQuery({ queryKey: ['workflow', 'workbench', locale], queryFn: () => cases.getWorkbench({}) })
  const sizes = new Map(data?.inboxes.map(entry => [entry.inbox, entry.count]))
  const late = sizes.get('overdue') ?? 0
  const count = (['accept', 'dispatch', 'handle', 'check'] as const).reduce(
    (sum, name) => sum + (sizes.get(name) ?? 0),
    0,
  )
  return (
    <Link to="/tasks" className="jm-card jm-go">
      {t('tasks.title')}
      <span className="jm-quiet">
        {late > 0 && <StateShape state="overdue" />}{' '}
        {data && t(late > 0 ? 'tasks.countLate' : 'tasks.count', { count: Math.max(count, late), late })}
        <span aria-hidden="true"> ›</span>
      </span>
    </Link>
  )
}
