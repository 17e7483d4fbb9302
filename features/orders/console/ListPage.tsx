import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useT } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { filtersOf, fromFirst, type ListSearch, readListSearch, toFilters, withFilters } from './list-search.ts'
import './orders.css'

interface ListPageProps<T extends object> {
  list: string
  path: `/${string}`
  title: string
  lead: string
  actions?: ReactNode
  filters: readonly FilterField[]
  columns: readonly DataColumn<T>[]
  rowKey: (row: T) => string
  to: (row: T) => string
  found: {
    data: { items: T[]; next: string | null; total?: number | undefined } | undefined
    error: unknown
    refetch: () => unknown
  }
  none: string
  /** Instead of the table. */
  instead?: ReactNode
  /** Beside the filters. */
  aside?: ReactNode
}

/** The address of a list and how to change it. */
export function useListSearch(path: `/${string}`): [ListSearch, (next: ListSearch) => void] {
  const navigate = useNavigate()
  const search = readListSearch(useSearch({ strict: false }))
  return [search, next => void navigate({ to: path, search: next })]
}

/** A list of this feature: filters in the address, kept columns and views, a file, pages. */
export function ListPage<T extends object>(props: ListPageProps<T>) {
  const t = useT('orders-console')
  const navigate = useNavigate()
  const [search, go] = useListSearch(props.path)
  const { Tools } = useListDesk()
  const filters = filtersOf(search)
  const keyset = useKeyset({
    cursor: search.cursor,
    next: props.found.data?.next,
    onCursor: cursor => go(readListSearch({ ...search, cursor })),
  })
  return (
    <>
      <PageHeader title={props.title} lead={props.lead} actions={props.actions} />
      {props.aside && <div className="oc-views">{props.aside}</div>}
      <Section>
        <Tools
          list={props.list}
          search={search}
          onSearch={view => go(readListSearch(view))}
          columns={props.columns}
          exportQuery={filters}
        />
        <FilterBar
          fields={props.filters}
          value={toFilters(search)}
          onChange={values => go(withFilters(search, values))}
        />
        {props.instead ?? (
          <DataTable
            label={props.title}
            list={props.list}
            columns={props.columns}
            rows={props.found.data?.items}
            rowKey={props.rowKey}
            error={props.found.error}
            onRetry={() => void props.found.refetch()}
            onOpen={row => void navigate({ to: props.to(row) })}
            paging={{
              ...keyset,
              total: props.found.data?.total,
              pageSize: search.limit ?? 20,
              onPageSize: limit => go(fromFirst(search, { limit })),
            }}
            empty={
              Object.keys(filters).length > 0
                ? { sentence: t('noneFound'), action: <Button onClick={() => go({})}>{t('clear')}</Button> }
                : { sentence: props.none }
            }
          />
        )}
      </Section>
    </>
  )
}

/** The filter by area that every list has. */
export function areaFilter(label: string): FilterField {
  return {
    kind: 'custom',
    name: 'area',
    label,
    draw: (value, change) => (
      <AreaPicker label={label} value={typeof value === 'string' ? value : undefined} onChange={change} width={150} />
    ),
  }
}
