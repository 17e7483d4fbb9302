import type { DataColumn } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { orders, type WishRow } from '../api.ts'
import { wishPath } from './paths.ts'
import { useCaseColumns, useCommonFilters, useOverdueFilter, useStateFilter } from './ServiceColumns.tsx'
import { ServiceListPage } from './ServiceListPage.tsx'

type Query = NonNullable<Parameters<typeof orders.listWishes>[0]['query']>

/** Wishes within reach: to be screened, on the wall, taken up, fulfilled. */
export function WishesPage() {
  const t = useT('orders')
  const { head, tail } = useCaseColumns<WishRow>('micro_wish', wishPath)
  const columns: DataColumn<WishRow>[] = [
    ...head,
    { key: 'forWhom', title: t('fields.forWhom'), width: 80, cell: row => t(`forWhom.${row.forWhom}`) },
    { key: 'holder', title: t('fields.holder'), width: 128, ellipsis: true, cell: row => row.holder ?? '–' },
    ...tail,
  ]
  const fields = [...useCommonFilters(), useStateFilter('micro_wish'), useOverdueFilter()]
  return (
    <ServiceListPage
      name="wishes"
      path="/wishes"
      list="micro-wishes"
      columns={columns}
      fields={fields}
      fetch={query => orders.listWishes({ query: query as Query })}
      pathOf={wishPath}
    />
  )
}
