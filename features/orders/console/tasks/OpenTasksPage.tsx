import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'antd'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { orders } from '../api.ts'
import { useListSearch } from '../ListPage.tsx'
import { fromFirst, readListSearch } from '../list-search.ts'
import '../orders.css'
import { ClaimForUnit, type OpenTask } from './ClaimForUnit.tsx'

const path = '/open-tasks'

/** What may be claimed now, for a unit one works for: the board of the pocket, at the desk. */
export function OpenTasksPage() {
  const t = useT('orders-console')
  const locale = useLocale()
  const { areaCode } = useArea()
  const { posts } = useViewer()
  const [search, go] = useListSearch(path)
  const [claiming, setClaiming] = useState<OpenTask | null>(null)
  const area = search.area ?? areaCode ?? posts[0]?.areaCode
  const found = useQuery({
    queryKey: ['orders', 'open-tasks', area, search.cursor, locale],
    queryFn: () =>
      orders.listOpenTasks({
        query: { area: area ?? '', limit: search.limit ?? 20, ...(search.cursor ? { cursor: search.cursor } : {}) },
      }),
    enabled: area !== undefined,
    placeholderData: former => former,
  })
  const keyset = useKeyset({
    cursor: search.cursor,
    next: found.data?.next,
    onCursor: cursor => go(readListSearch({ ...search, cursor })),
  })
  return (
    <>
      <PageHeader title={t('openTasks.title')} lead={t('openTasks.lead')} />
      <Section>
        <search className="jl-filters" aria-label={t('openTasks.where')}>
          <AreaPicker
            label={t('orders:fields.area')}
            value={area}
            onChange={code => go(fromFirst(search, { area: code ?? '' }))}
          />
        </search>
        <DataTable<OpenTask>
          label={t('openTasks.title')}
          rows={found.data?.items}
          rowKey={row => row.id}
          error={found.error}
          onRetry={() => void found.refetch()}
          empty={{ sentence: t('openTasks.none') }}
          paging={keyset}
          columns={useColumns(setClaiming)}
        />
      </Section>
      {claiming && <ClaimForUnit task={claiming} onClose={() => setClaiming(null)} />}
    </>
  )
}

function useColumns(onClaim: (task: OpenTask) => void) {
  const t = useT('orders-console')
  const say = useMoment()
  return [
    {
      key: 'title',
      title: t('orders:task.fields.title'),
      ellipsis: true,
      cell: (row: OpenTask) => <span title={row.words}>{row.title}</span>,
    },
    {
      key: 'kind',
      title: t('orders:task.fields.kind'),
      width: 116,
      ellipsis: true,
      cell: (row: OpenTask) => row.kind.name,
    },
    {
      key: 'place',
      title: t('orders:task.fields.place'),
      width: 200,
      ellipsis: true,
      cell: (row: OpenTask) => [row.area.name, row.place].filter(Boolean).join(' · '),
    },
    {
      key: 'endsAt',
      title: t('orders:task.fields.endsAt'),
      width: 152,
      ellipsis: true,
      cell: (row: OpenTask) => say(row.endsAt),
    },
    {
      key: 'taken',
      title: t('orders:task.fields.taken'),
      width: 92,
      cell: (row: OpenTask) => `${row.taken}/${row.wanted}`,
    },
    {
      key: 'claim',
      title: t('openTasks.act'),
      width: 140,
      cell: (row: OpenTask) =>
        row.mine ? (
          <span className="oc-quiet">{t('openTasks.mine')}</span>
        ) : (
          <Button size="small" onClick={() => onClaim(row)}>
            {t('openTasks.claim')}
            <span className="jl-unseen">{row.title}</span>
          </Button>
        ),
    },
  ]
}
