import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import type { DataColumn } from '#ui/DataTable.tsx'
import type { FilterField } from '#ui/FilterBar.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useArea } from '#ui/Viewer.tsx'
import { filtersOf, fromFirst, type ListSearch } from '../list-search.ts'
import { ListPage, useListSearch } from '../ListPage.tsx'

interface Page<Row> {
  items: Row[]
  next: string | null
  total?: number | undefined
}

interface ServiceListProps<Row extends { id: string }> {
  /** Key of its texts, and of its rows in the cache. */
  name: 'needs' | 'menus' | 'orders' | 'wishes'
  path: `/${string}`
  /** Name under which columns, views and files are kept. */
  list: string
  columns: readonly DataColumn<Row>[]
  fields: readonly FilterField[]
  fetch: (query: ListSearch) => Promise<Page<Row>>
  pathOf: (row: Row) => string
  /** Open and ended ones are views of their own. */
  ends?: boolean
  actions?: ReactNode
}

const views = ['all', 'open', 'ended'] as const

/** A list of services: narrowed by what the address says, read again every minute. */
export function ServiceListPage<Row extends { id: string }>(props: ServiceListProps<Row>) {
  const { name, path, list, columns, fields, fetch, pathOf, ends = true } = props
  const t = useT('orders-console')
  const locale = useLocale()
  const { areaCode } = useArea()
  const [search, go] = useListSearch(path)
  const { cursor, limit } = search
  const query = { ...(areaCode ? { area: areaCode } : {}), ...filtersOf(search), ...(cursor ? { cursor } : {}) }
  const found = useQuery({
    queryKey: ['orders', name, 'list', query, limit, locale],
    queryFn: () => fetch({ ...query, limit: limit ?? 20 }),
    placeholderData: former => former,
    refetchInterval: 60_000,
  })
  return (
    <ListPage<Row>
      list={list}
      path={path}
      title={t(`${name}.title`)}
      lead={t(`${name}.lead`)}
      actions={props.actions}
      aside={
        ends && (
          <Segmented<(typeof views)[number]>
            aria-label={t('views')}
            value={search.final === undefined ? 'all' : search.final === 'true' ? 'ended' : 'open'}
            options={views.map(value => ({ value, label: t(`view.${value}`) }))}
            onChange={view => go(fromFirst(search, { final: view === 'all' ? '' : String(view === 'ended') }))}
          />
        )
      }
      filters={fields}
      columns={columns}
      rowKey={row => row.id}
      to={pathOf}
      found={found}
      none={t(`${name}.none`)}
    />
  )
}
