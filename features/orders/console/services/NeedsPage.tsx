import { Button } from 'antd'
import { useState } from 'react'
import type { DataColumn } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { needSources } from '../../service-shapes.ts'
import { type NeedRow, orders } from '../api.ts'
import { NeedDrawer } from './NeedDrawer.tsx'
import { needPath } from './paths.ts'
import { useCaseColumns, useCommonFilters, useOverdueFilter, useStateFilter } from './ServiceColumns.tsx'
import { ServiceListPage } from './ServiceListPage.tsx'

type Query = NonNullable<Parameters<typeof orders.listNeeds>[0]['query']>

/** What people need, where it was heard, and what answers it. */
export function NeedsPage() {
  const t = useT('orders')
  const [adding, setAdding] = useState(false)
  const may = useMay('need.collect')
  const { head, tail } = useCaseColumns<NeedRow>('service_need', needPath)
  const columns: DataColumn<NeedRow>[] = [
    ...head,
    { key: 'source', title: t('fields.source'), width: 92, cell: row => t(`needSources.${row.sourceKind}`) },
    { key: 'item', title: t('fields.item'), width: 132, ellipsis: true, cell: row => row.item?.title ?? '–' },
    ...tail,
  ]
  const fields = [
    ...useCommonFilters(),
    useStateFilter('service_need'),
    {
      kind: 'one' as const,
      name: 'source',
      label: t('fields.source'),
      options: needSources.map(value => ({ value, label: t(`needSources.${value}`) })),
    },
    useOverdueFilter(),
  ]
  return (
    <>
      <ServiceListPage
        name="needs"
        path="/needs"
        list="service-needs"
        columns={columns}
        fields={fields}
        fetch={query => orders.listNeeds({ query: query as Query })}
        pathOf={needPath}
        actions={
          may && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('orders-console:needs.add')}
            </Button>
          )
        }
      />
      {adding && <NeedDrawer onClose={() => setAdding(false)} />}
    </>
  )
}
