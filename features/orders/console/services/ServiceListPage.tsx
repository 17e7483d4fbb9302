import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea } from '#ui/Viewer.tsx'
import { readServiceSearch, type ServiceSearch, toFilters, withFilters } from './service-search.ts'
import '../orders.css'

interface Page<Row> {
  items: Row[]
  next: string | null
  total?: number | undefined
}

export interface ServiceListProps<Row extends { id: string }> {
  /** Key of its texts, and of its rows in the cache. */
  name: 'needs' | 'menus' | 'orders' | 'wishes'
  path: string
  /** Name under which columns, views and files are kept. */
  list: string
  columns: readonly DataColumn<Row>[]
  fields: readonly FilterField[]
  fetch: (query: ServiceSearch) => Promise<Page<Row>>
  pathOf: (row: Row) => string
  /** Open and ended ones are views of their own. */
  ends?: boolean
  actions?: ReactNode
}

const views = ['all', 'open', 'ended'] as const

/** A list of this part: narrowed by what the address says, the newest first, with its columns and its file. */
export function ServiceListPage<Row extends { id: string }>(props: ServiceListProps<Row>) {
  const { name, path, list: kept, columns, fields, fetch, pathOf, ends = true } = props
  const t = useT('orders-console')
  const locale = useLocale()
  const navigate = useNavigate()
  const { areaCode } = useArea()
  const search = readServiceSearch(useSearch({ strict: false }))
  const go = (next: ServiceSearch) => void navigate({ to: path, search: next })
  const query = { ...(areaCode ? { area: areaCode } : {}), ...search }
  const list = useQuery({
    queryKey: ['orders', name, 'list', query, locale],
    queryFn: () => fetch(query),
    placeholderData: former => former,
    refetchInterval: 60_000,
  })
  const { Tools } = useListDesk()
  const keyset = useKeyset({
    cursor: search.cursor,
    next: list.data?.next,
    onCursor: cursor => go(readServiceSearch({ ...search, cursor })),
  })
  const { final: _final, cursor: _cursor, ...rest } = search
  return (
    <>
      <PageHeader title={t(`${name}.title`)} lead={t(`${name}.lead`)} actions={props.actions} />
      {ends && (
        <div className="oc-views">
          <Segmented<(typeof views)[number]>
            aria-label={t('views')}
            value={search.final === undefined ? 'all' : search.final === 'true' ? 'ended' : 'open'}
            options={views.map(value => ({ value, label: t(`view.${value}`) }))}
            onChange={view => go(view === 'all' ? rest : { ...rest, final: view === 'ended' ? 'true' : 'false' })}
          />
        </div>
      )}
      <Section>
        <Tools
          list={kept}
          search={search}
          onSearch={view => go(readServiceSearch(view))}
          columns={columns}
          exportQuery={query}
        />
        <FilterBar fields={fields} value={toFilters(search)} onChange={values => go(withFilters(search, values))} />
        <DataTable
          label={t(`${name}.title`)}
          list={kept}
          columns={columns}
          rows={list.data?.items}
          rowKey={row => row.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          onOpen={row => void navigate({ to: pathOf(row) })}
          empty={{ sentence: t(Object.keys(search).length > 0 ? 'nothingFound' : `${name}.none`) }}
          paging={{
            ...keyset,
            total: list.data?.total,
            pageSize: search.limit ?? 20,
            onPageSize: limit => go(readServiceSearch({ ...rest, final: search.final, limit })),
          }}
        />
      </Section>
    </>
  )
}
