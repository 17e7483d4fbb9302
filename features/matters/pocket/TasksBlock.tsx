import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { cases } from './api.ts'
import { InboxList } from './InboxList.tsx'
import './pocket.css'
import { TaskCard } from './TaskCard.tsx'
import { Waiting } from './Waiting.tsx'

const INBOXES = ['handle', 'accept', 'check', 'dispatch'] as const

/** What waits for me: what is late first, then one list for each kind of work, then what waits for others. */
export function TasksBlock() {
  const t = useT('matters-pocket')
  const mayFind = useMay('matter.settle')
  const locale = useLocale()
  const workbench = useQuery({ queryKey: ['workflow', 'workbench', locale], queryFn: () => cases.getWorkbench({}) })
  const late = useQuery({
    queryKey: ['workflow', 'cases', 'overdue', locale],
    queryFn: () => cases.listCases({ query: { inbox: 'overdue', limit: 200 } }),
  })
  const count = (inbox: string) => workbench.data?.inboxes.find(entry => entry.inbox === inbox)?.count ?? 0
  const known = new Set(late.data?.items.map(item => item.id))
  const ready = workbench.isSuccess && late.isSuccess
  const nothing = ready && known.size + INBOXES.reduce((sum, inbox) => sum + count(inbox), 0) === 0
  return (
    <div className="jm-stack">
      {mayFind && (
        <Link to="/report" search={{ kind: 'grid_event' }} className="jm-button" data-primary>
          {t('tasks.found')}
        </Link>
      )}
      {workbench.isError && <ErrorState error={workbench.error} onRetry={() => void workbench.refetch()} />}
      {late.isError && <ErrorState error={late.error} onRetry={() => void late.refetch()} />}
      {(workbench.isPending || late.isPending) && <Waiting query={workbench.isPending ? workbench : late} />}
      {nothing && <EmptyState sentence={t('tasks.none')} />}
      {ready && known.size > 0 && (
        <section className="jm-stack" aria-label={t('tasks.inbox.overdue')}>
          <div className="jm-head">
            <h2>{t('tasks.inbox.overdue')}</h2>
            <span className="jm-quiet">{known.size}</span>
          </div>
          {late.data.items.map(item => (
            <TaskCard key={item.id} task={item} />
          ))}
        </section>
      )}
      {ready &&
        INBOXES.filter(inbox => count(inbox) > 0).map(inbox => (
          <InboxList key={inbox} inbox={inbox} count={count(inbox)} without={known} />
        ))}
      {ready && count('waiting') > 0 && <Waits count={count('waiting')} without={known} />}
    </div>
  )
}

/** What others have to do first; read only when somebody looks. */
function Waits({ count, without }: { count: number; without: ReadonlySet<string> }) {
  const t = useT('matters-pocket')
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="jm-summary">{t('tasks.waiting', { count })}</summary>
      {open && <InboxList inbox="waiting" count={count} without={without} />}
    </details>
  )
}
