import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented, Select } from 'antd'
import { MOST_BULK } from '#kernel/desk/index.ts'
import { useWide } from '#kernel/workflow/web/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import { NewsChip } from '#ui/list/NewsChip.tsx'
import { useSelection } from '#ui/list/use-selection.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea, useMay } from '#ui/Viewer.tsx'
import { type MatterRow, matters } from './api.ts'
import { CallerSearch } from './intake/CallerSearch.tsx'
import './intake/intake.css'
import { MatterRows } from './MatterRows.tsx'
import { MatterFilterBar } from './MatterFilterBar.tsx'
import { MatterTable, useMatterColumns } from './MatterTable.tsx'
import { type MattersSearch, readMattersSearch } from './matters-search.ts'
import './console.css'

const views = ['all', 'open', 'overdue', 'done'] as const
type View = (typeof views)[number]
const viewSearch: Record<View, Pick<MattersSearch, 'final' | 'overdue'>> = {
  all: {},
  open: { final: 'false' },
  overdue: { overdue: 'true' },
  done: { final: 'true' },
}

/** Matters within reach: narrowed by what the address says, newest or most pressing first. */
export function MattersPage() {
  const t = useT('matters-console')
  const navigate = useNavigate()
  const search = readMattersSearch(useSearch({ strict: false }))
  const go = (next: MattersSearch) => void navigate({ to: '/matters', search: next })
  const { Tools, BulkBar, useNews } = useListDesk()
  const news = useNews({ subjectKind: 'matter' })
  const { list, query } = useMatters(search, news.live)
  const rows = list.data?.items
  const selection = useSelection(
    (rows ?? []).map(row => row.id),
    MOST_BULK,
  )
  const columns = useMatterColumns()
  const List = useWide() ? MatterTable : MatterRows
  const keyset = useKeyset({
    cursor: search.cursor,
    next: list.data?.next,
    onCursor: cursor => go(readMattersSearch({ ...search, cursor })),
  })
  const { final: _final, overdue: _overdue, cursor: _cursor, ...rest } = search
  return (
    <>
      <PageHeader
        title={t('list.title')}
        lead={t('list.lead')}
        actions={
          <>
            <CallerSearch />
            <ReportLink />
          </>
        }
      />
      <div className="jc-list-tools">
        <Segmented<View>
          aria-label={t('list.views')}
          value={viewOf(search)}
          options={views.map(value => ({ value, label: t(`list.view.${value}`) }))}
          onChange={view => go({ ...rest, ...viewSearch[view] })}
        />
        <Select
          aria-label={t('list.sort')}
          value={search.sort ?? 'newest'}
          options={['newest', 'due'].map(value => ({ value, label: t(`list.sorts.${value}`) }))}
          onChange={sort => go(readMattersSearch({ ...search, sort, cursor: undefined }))}
        />
      </div>
      <Section>
        <Tools
          list="matters"
          search={search}
          onSearch={view => go(readMattersSearch(view))}
          columns={columns}
          exportQuery={query}
        />
        <MatterFilterBar search={search} onChange={go} />
        <NewsChip count={news.since(list.dataUpdatedAt)} onShow={() => void list.refetch()} />
        <List
          rows={rows}
          selection={selection}
          error={list.error}
          onRetry={() => void list.refetch()}
          filtered={Object.keys(search).some(name => !['sort', 'limit', 'cursor'].includes(name))}
          onClear={() => go({})}
          paging={{
            ...keyset,
            total: list.data?.total,
            atLeast: list.data?.atLeast,
            pageSize: search.limit ?? 20,
            onPageSize: limit => go(readMattersSearch({ ...search, limit, cursor: undefined })),
          }}
        />
        <BulkBar
          rows={(rows ?? []).filter(row => selection.has(row.id)).map(bulkRowOf)}
          onClear={selection.clear}
          onDone={() => void list.refetch()}
        />
      </Section>
    </>
  )
}

function viewOf({ overdue, final }: MattersSearch): View {
  if (overdue === 'true') return 'overdue'
  if (final === undefined) return 'all'
  return final === 'true' ? 'done' : 'open'
}

function bulkRowOf({ district, caseId, number, title }: MatterRow) {
  return { district, caseId, number, title }
}

/** The page, and what its route was asked. News that come by themselves spare asking again and again. */
function useMatters(search: MattersSearch, live: boolean) {
  const locale = useLocale()
  const { areaCode } = useArea()
  const query = { ...(areaCode ? { area: areaCode } : {}), ...search }
  const list = useQuery({
    queryKey: ['matter', 'list', query, locale],
    queryFn: () => matters.listMatters({ query: queryOf(query) }),
    placeholderData: former => former,
    refetchInterval: live ? false : 60_000,
  })
  return { list, query }
}

type ListQuery = NonNullable<Parameters<typeof matters.listMatters>[0]['query']>

/** The address is read by `readMattersSearch`, so its words are those of the contract. */
function queryOf(search: MattersSearch): ListQuery {
  return search as ListQuery
}

function ReportLink() {
  const t = useT('matters-console')
  if (!useMay('matter.report')) return null
  return (
    <Link to="/matters/report" className="jl-button jl-button-primary">
      {t('report.open')}
    </Link>
  )
}
