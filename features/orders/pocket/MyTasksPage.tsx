import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { orders } from './api.ts'
import { Back, More } from './Parts.tsx'
import './pocket.css'

/** What I have claimed, the newest first; each leads to where it is handed in. */
export function MyTasksPage() {
  const t = useT('orders-pocket')
  const say = useMoment()
  const locale = useLocale()
  const list = useInfiniteQuery({
    queryKey: ['orders', 'mine', locale],
    queryFn: ({ pageParam }) => orders.listMyClaims({ query: { limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <div className="op-stack">
      <Back to="/neighbourhood" />
      <div className="op-head">
        <h1>{t('myTasks.title')}</h1>
      </div>
      {list.isSuccess && items.length === 0 && (
        <EmptyState
          sentence={t('myTasks.none')}
          action={
            <Link to="/open-tasks" className="op-button" data-primary>
              {t('tasks.all')}
            </Link>
          }
        />
      )}
      {items.map(claim => (
        <Link
          key={claim.id}
          to="/tasks/$district/$id"
          params={{ district: claim.district, id: claim.caseId }}
          className="op-card"
        >
          <span className="op-title">{claim.task.title}</span>
          <StateMark state={claim.final ? 'done' : 'moving'} word={t(claim.stateLabel)} />
          <span className="op-quiet">
            {t('myTasks.claimedAt', { at: say(claim.claimedAt) })}
            {claim.unit && ` · ${claim.unit.name}`}
          </span>
        </Link>
      ))}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.fetchNextPage()} />}
      <More list={list} />
    </div>
  )
}
