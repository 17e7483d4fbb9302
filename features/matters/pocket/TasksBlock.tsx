import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { cases } from './api.ts'
import './pocket.css'

const INBOXES = ['overdue', 'handle', 'accept', 'check', 'dispatch'] as const
type Inbox = (typeof INBOXES)[number]

/** What waits for me, the most pressing first, one list for each kind of work. */
export function TasksBlock() {
  const t = useT('matters-pocket')
  const mayReport = useMay('matter.report')
  const locale = useLocale()
  const workbench = useQuery({ queryKey: ['workflow', 'workbench', locale], queryFn: () => cases.getWorkbench({}) })
  const counts = new Map(workbench.data?.inboxes.map(entry => [entry.inbox, entry.count]))
  const filled = INBOXES.filter(inbox => (counts.get(inbox) ?? 0) > 0)
  return (
    <div className="jm-stack">
      {mayReport && (
        <Link to="/report" search={{ kind: 'grid_event' }} className="jm-button" data-primary>
          {t('tasks.found')}
        </Link>
      )}
      {workbench.isError && <ErrorState error={workbench.error} onRetry={() => void workbench.refetch()} />}
      {workbench.isSuccess && filled.length === 0 && <EmptyState sentence={t('tasks.none')} />}
      {filled.map(inbox => (
        <InboxList key={inbox} inbox={inbox} count={counts.get(inbox) ?? 0} />
      ))}
    </div>
  )
}

function InboxList({ inbox, count }: { inbox: Inbox; count: number }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  const locale = useLocale()
  const list = useQuery({
    queryKey: ['workflow', 'cases', inbox, locale],
    queryFn: () => cases.listCases({ query: { inbox, limit: 20 } }),
  })
  return (
    <section className="jm-stack" aria-label={t(`tasks.inbox.${inbox}`)}>
      <div className="jm-head">
        <h2>{t(`tasks.inbox.${inbox}`)}</h2>
        <span className="jm-quiet">{count}</span>
      </div>
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.map(item => (
        <Link
          key={item.id}
          to="/tasks/$district/$id"
          params={{ district: item.district, id: item.id }}
          className="jm-card"
        >
          <span className="jm-title">{item.title}</span>
          <span className="jm-row">
            <StateMark state={item.overdue ? 'overdue' : 'moving'} word={t(item.stateLabel)} />
            <span className="jm-quiet">
              {item.dueAt ? t('tasks.due', { date: say(item.dueAt) }) : t('tasks.noDue')}
            </span>
          </span>
          <span className="jm-quiet">{item.place}</span>
        </Link>
      ))}
    </section>
  )
}
