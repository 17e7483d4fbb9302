import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { pressingState } from '#kernel/workflow/web/index.ts'
import type { DataColumn } from '#ui/DataTable.tsx'
import type { FilterField } from '#ui/FilterBar.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useNow } from '#ui/use-now.ts'
import { useArea, useMay } from '#ui/Viewer.tsx'
import type { ErrandLine } from '../../errand-contract.ts'
import { orders } from '../api.ts'
import { filtersOf, fromFirst, type ListSearch } from '../list-search.ts'
import { areaFilter, ListPage, useListSearch } from '../ListPage.tsx'
import { useWorkKinds } from '../whistles/use-kinds.ts'
import { AskErrandDrawer } from './AskErrandDrawer.tsx'
import { errandPath } from './errand-path.ts'

const path = '/errands'
type ListQuery = NonNullable<Parameters<typeof orders.listErrands>[0]['query']>

/** Errands 代办 within reach: where they stand, and which receipts are still open. */
export function ErrandsPage() {
  const t = useT('orders-console')
  const locale = useLocale()
  const { areaCode } = useArea()
  const [search, go] = useListSearch(path)
  const [asking, setAsking] = useState(false)
  const query = { ...(areaCode ? { area: areaCode } : {}), ...filtersOf(search), cursor: search.cursor }
  const found = useQuery({
    queryKey: ['orders', 'errands', query, search.limit, locale],
    queryFn: () => orders.listErrands({ query: { ...query, limit: search.limit ?? 20 } as ListQuery }),
    placeholderData: former => former,
  })
  const mayDo = useMay('errand.do')
  return (
    <>
      <ListPage<ErrandLine>
        list="errands"
        path={path}
        title={t('errands.title')}
        lead={t('errands.lead')}
        actions={
          mayDo && (
            <Button type="primary" onClick={() => setAsking(true)}>
              {t('errands.ask')}
            </Button>
          )
        }
        aside={
          <Segmented
            aria-label={t('views')}
            value={viewOf(search)}
            options={['all', 'open', 'receipts', 'done'].map(value => ({ value, label: t(`errands.view.${value}`) }))}
            onChange={view => go(fromFirst({ ...search, final: '', open: '' }, viewSearch[view] ?? {}))}
          />
        }
        filters={useFilters()}
        columns={useColumns()}
        rowKey={row => row.id}
        to={errandPath}
        found={found}
        none={t('errands.none')}
      />
      {asking && <AskErrandDrawer onClose={() => setAsking(false)} />}
    </>
  )
}

const viewSearch: Record<string, Partial<ListSearch>> = {
  open: { final: 'false' },
  receipts: { open: 'true' },
  done: { final: 'true' },
}

function viewOf({ final, open }: ListSearch): string {
  if (open) return 'receipts'
  if (final === undefined) return 'all'
  return final === 'true' ? 'done' : 'open'
}

function useFilters(): FilterField[] {
  const t = useT('orders-console')
  const kinds = useWorkKinds('errand', true).data ?? []
  return [
    {
      kind: 'one',
      name: 'kind',
      label: t('orders:errand.fields.kind'),
      options: kinds.map(kind => ({ value: kind.id, label: kind.label })),
    },
    areaFilter(t('orders:fields.area')),
  ]
}

function useColumns(): DataColumn<ErrandLine>[] {
  const t = useT('orders')
  const say = useMoment()
  return [
    { key: 'state', title: t('errand.fields.state'), width: 120, cell: row => <State row={row} /> },
    {
      key: 'title',
      title: t('errand.fields.title'),
      ellipsis: true,
      cell: row => (
        <Link to={errandPath(row)} className="oc-title" title={row.title}>
          {row.title}
        </Link>
      ),
    },
    { key: 'kind', title: t('errand.fields.kind'), width: 140, ellipsis: true, cell: row => row.kind.name },
    {
      key: 'askedFor',
      title: t('errand.fields.askedFor'),
      width: 150,
      cell: row => t(`errand.askedFor.${row.askedFor}`),
    },
    {
      key: 'place',
      title: t('fields.place'),
      width: 150,
      ellipsis: true,
      cell: row => row.place || row.area.name,
    },
    {
      key: 'receipts',
      title: t('errand.fields.receipts'),
      width: 110,
      cell: row => (row.receipts.open > 0 ? <strong>{row.receipts.open}</strong> : '–'),
    },
    { key: 'openedAt', title: t('errand.fields.openedAt'), width: 152, ellipsis: true, cell: row => say(row.openedAt) },
    {
      key: 'number',
      title: t('errand.fields.number'),
      width: 172,
      cell: row => <span className="oc-number">{row.number}</span>,
    },
  ]
}

function State({ row }: { row: ErrandLine }) {
  const t = useT('orders')
  return (
    <StateMark
      state={pressingState({ ...row, bucket: row.state === 'asked' ? 'accept' : 'handle' }, useNow())}
      word={t(row.stateLabel)}
    />
  )
}
