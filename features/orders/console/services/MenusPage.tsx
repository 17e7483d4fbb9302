import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { DataColumn } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { itemStates, providerKinds } from '../../service-shapes.ts'
import { type ItemRow, orders } from '../api.ts'
import { readMenuSearch } from '../list-search.ts'
import { MenuItemDrawer } from './MenuItemDrawer.tsx'
import { menuPath } from './paths.ts'
import { ItemState } from './ItemState.tsx'
import { useCommonFilters } from './ServiceColumns.tsx'
import { ServiceListPage } from './ServiceListPage.tsx'
import { useServiceFields } from './use-fields.ts'

type Query = NonNullable<Parameters<typeof orders.listMenuItems>[0]['query']>

/** The service menus within reach: what is offered by whom, when next, and how full it is. */
export function MenusPage() {
  const t = useT('orders')
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const may = useMay('menu.edit')
  const columns = useColumns()
  const one = (name: 'state' | 'provider', values: readonly string[], group: string) => ({
    ...{ kind: 'one' as const, name, label: t(`fields.${name}`) },
    options: values.map(value => ({ value, label: t(`${group}.${value}`) })),
  })
  const fields = [
    ...useCommonFilters(),
    one('state', itemStates, 'itemStates'),
    one('provider', providerKinds, 'providerKinds'),
  ]
  return (
    <>
      <ServiceListPage
        name="menus"
        path="/menus"
        list="service-menus"
        columns={columns}
        fields={fields}
        fetch={query => orders.listMenuItems({ query: readMenuSearch({ ...query }) as Query })}
        pathOf={menuPath}
        ends={false}
        actions={
          may && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('orders-console:menus.add')}
            </Button>
          )
        }
      />
      {adding && (
        <MenuItemDrawer onSaved={item => void navigate({ to: menuPath(item) })} onClose={() => setAdding(false)} />
      )}
    </>
  )
}

function useColumns(): DataColumn<ItemRow>[] {
  const t = useT('orders')
  const say = useMoment()
  const { nameOf } = useServiceFields()
  return [
    { key: 'state', title: t('fields.state'), width: 104, cell: row => <ItemState state={row.state} /> },
    {
      key: 'title',
      title: t('fields.title'),
      ellipsis: true,
      cell: row => (
        <Link to={menuPath(row)} className="oc-title" title={row.title}>
          {row.title}
        </Link>
      ),
    },
    { key: 'field', title: t('fields.field'), width: 112, cell: row => nameOf(row.field) },
    { key: 'area', title: t('fields.area'), width: 124, ellipsis: true, cell: row => row.area.name },
    { key: 'place', title: t('fields.place'), width: 140, ellipsis: true, cell: row => row.place },
    {
      key: 'provider',
      title: t('fields.provider'),
      width: 148,
      ellipsis: true,
      cell: row => row.provider ?? t(`providerKinds.${row.providerKind}`),
    },
    { key: 'nextAt', title: t('fields.nextAt'), width: 152, cell: row => (row.nextAt ? say(row.nextAt) : '–') },
    {
      key: 'taken',
      title: t('fields.taken'),
      width: 88,
      align: 'right',
      cell: row => `${row.taken} / ${row.capacity}`,
    },
  ]
}
