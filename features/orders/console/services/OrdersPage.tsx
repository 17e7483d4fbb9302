import type { DataColumn } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { type OrderRow, orders } from '../api.ts'
import { orderPath } from './paths.ts'
import { Stacked, useCaseColumns, useCommonFilters, useOverdueFilter, useStateFilter } from './ServiceColumns.tsx'
import { ServiceListPage } from './ServiceListPage.tsx'

type Query = NonNullable<Parameters<typeof orders.listOrders>[0]['query']>

/** Orders within reach: who ordered which slot, who has it, how it stands. */
export function OrdersPage() {
  const t = useT('orders')
  const say = useMoment()
  const { head, tail } = useCaseColumns<OrderRow>('service_order', orderPath)
  const columns: DataColumn<OrderRow>[] = [
    ...head,
    {
      key: 'slot',
      title: `${t('fields.slot')} · ${t('fields.standing')}`,
      width: 164,
      cell: row => <Stacked main={say(row.startsAt)} under={t(`standings.${row.standing}`)} />,
    },
    { key: 'holder', title: t('fields.holder'), width: 136, ellipsis: true, cell: row => row.holder ?? '–' },
    ...tail,
  ]
  const fields = [
    ...useCommonFilters(),
    useStateFilter('service_order'),
    { kind: 'dates' as const, name: 'dates', label: t('fields.slot') },
    useOverdueFilter(),
  ]
  return (
    <ServiceListPage
      name="orders"
      path="/service-orders"
      list="service-orders"
      columns={columns}
      fields={fields}
      fetch={query => orders.listOrders({ query: query as Query })}
      pathOf={orderPath}
    />
  )
}
