import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { DataColumn } from '#ui/DataTable.tsx'
import type { FilterField } from '#ui/FilterBar.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useArea, useMay } from '#ui/Viewer.tsx'
import type { TaskLine } from '../../task-contract.ts'
import { orders } from '../api.ts'
import { filtersOf, fromFirst } from '../list-search.ts'
import { areaFilter, ListPage, useListSearch } from '../ListPage.tsx'
import { useWorkKinds } from '../whistles/use-kinds.ts'
import { PostTaskDrawer } from './PostTaskDrawer.tsx'
import { taskPath } from './task-path.ts'

const path = '/tasks'
type ListQuery = NonNullable<Parameters<typeof orders.listTasks>[0]['query']>

/** Grid tasks 认领任务: what is posted, how many wanted, claimed and confirmed; per task, never per person. */
export function TasksPage() {
  const t = useT('orders-console')
  const locale = useLocale()
  const { areaCode } = useArea()
  const [search, go] = useListSearch(path)
  const [posting, setPosting] = useState(false)
  const query = { ...(areaCode ? { area: areaCode } : {}), ...filtersOf(search), cursor: search.cursor }
  const found = useQuery({
    queryKey: ['orders', 'tasks', query, search.limit, locale],
    queryFn: () => orders.listTasks({ query: { ...query, limit: search.limit ?? 20 } as ListQuery }),
    placeholderData: former => former,
  })
  const mayPost = useMay('task.post')
  return (
    <>
      <ListPage<TaskLine>
        list="grid-tasks"
        path={path}
        title={t('tasks.title')}
        lead={t('tasks.lead')}
        actions={
          mayPost && (
            <Button type="primary" onClick={() => setPosting(true)}>
              {t('tasks.post')}
            </Button>
          )
        }
        aside={
          <Segmented
            aria-label={t('views')}
            value={search.final === undefined ? 'all' : search.final === 'true' ? 'done' : 'open'}
            options={['all', 'open', 'done'].map(value => ({ value, label: t(`tasks.view.${value}`) }))}
            onChange={view => go(fromFirst(search, { final: finalOf[view] ?? '' }))}
          />
        }
        filters={useFilters()}
        columns={useColumns()}
        rowKey={row => row.id}
        to={taskPath}
        found={found}
        none={t('tasks.none')}
      />
      {posting && <PostTaskDrawer onClose={() => setPosting(false)} />}
    </>
  )
}

const finalOf: Record<string, string> = { open: 'false', done: 'true' }

function useFilters(): FilterField[] {
  const t = useT('orders-console')
  const kinds = useWorkKinds('task', true).data ?? []
  return [
    { kind: 'text', name: 'q', label: t('whistles.q') },
    {
      kind: 'one',
      name: 'kind',
      label: t('orders:task.fields.kind'),
      options: kinds.map(kind => ({ value: kind.id, label: kind.label })),
    },
    areaFilter(t('orders:fields.area')),
  ]
}

function useColumns(): DataColumn<TaskLine>[] {
  const t = useT('orders')
  const say = useMoment()
  return [
    {
      key: 'state',
      title: t('task.fields.state'),
      width: 108,
      cell: row => <StateMark state={row.final ? 'done' : 'waiting'} word={t(row.stateLabel)} />,
    },
    {
      key: 'title',
      title: t('task.fields.title'),
      ellipsis: true,
      cell: row => (
        <Link to={taskPath(row)} className="oc-title" title={row.title}>
          {row.title}
        </Link>
      ),
    },
    { key: 'kind', title: t('task.fields.kind'), width: 116, ellipsis: true, cell: row => row.kind.name },
    {
      key: 'place',
      title: t('task.fields.place'),
      width: 156,
      ellipsis: true,
      cell: row => <span title={`${row.area.name} ${row.place}`}>{row.place || row.area.name}</span>,
    },
    { key: 'endsAt', title: t('task.fields.endsAt'), width: 152, ellipsis: true, cell: row => say(row.endsAt) },
    { key: 'taken', title: t('task.fields.taken'), width: 92, cell: row => `${row.taken}/${row.wanted}` },
    { key: 'done', title: t('task.fields.done'), width: 84, cell: row => row.done },
    {
      key: 'number',
      title: t('task.fields.number'),
      width: 172,
      cell: row => <span className="oc-number">{row.number}</span>,
    },
  ]
}
