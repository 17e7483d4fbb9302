import { useInfiniteQuery } from '@tanstack/react-query'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { orders } from './api.ts'
import { AreaChoice } from './AreaChoice.tsx'
import { Back, More } from './Parts.tsx'
import { TaskCard } from './TaskCard.tsx'
import { useMyArea } from './use-my-area.ts'
import './pocket.css'

/** Tasks to claim in a neighbourhood, the soonest to end first. */
export function OpenTasksPage() {
  const t = useT('orders-pocket')
  const locale = useLocale()
  const [area, setArea] = useMyArea()
  const list = useInfiniteQuery({
    queryKey: ['orders', 'open', area, locale],
    queryFn: ({ pageParam }) => orders.listOpenTasks({ query: { area: area ?? '', limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    enabled: area !== null,
  })
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <div className="op-stack">
      <Back to="/neighbourhood" />
      <div className="op-head">
        <h1>{t('tasks.title')}</h1>
      </div>
      <p className="op-quiet">{t('tasks.lead')}</p>
      <AreaChoice value={area} onChange={setArea} />
      {list.isSuccess && items.length === 0 && <EmptyState sentence={t('tasks.none')} />}
      {items.map(task => (
        <TaskCard key={task.id} task={task} />
      ))}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.fetchNextPage()} />}
      <More list={list} />
    </div>
  )
}
