import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button, Segmented } from 'antd'
import { newId } from '#kernel/ids/index.ts'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea } from '#ui/Viewer.tsx'
import { type FollowUpView, followUpViews } from '../../index.ts'
import { type FollowUpRow, matters } from '../api.ts'
import { CategorySelect } from '../CategoryInput.tsx'
import { Wrong } from '../intake/Wrong.tsx'
import { FollowUpDrawer } from './FollowUpDrawer.tsx'
import { FollowUpTable, useFollowUpColumns } from './FollowUpTable.tsx'
import { type FollowUpsSearch, readFollowUpsSearch } from './follow-ups-search.ts'
import '../console.css'
import './follow-up.css'

/** The call list: whoever rings takes one after the other, and nobody rings the same person at the same time. */
export function FollowUpsPage() {
  const t = useT('matters-follow-up')
  const navigate = useNavigate()
  const search = readFollowUpsSearch(useSearch({ strict: false }))
  const go = (next: FollowUpsSearch) => void navigate({ to: '/follow-ups', search: next })
  const { list, query } = useFollowUps(search)
  const { Tools } = useListDesk()
  const { call, cursor: _cursor, ...kept } = search
  const open = (row: FollowUpRow | null) =>
    go(row ? { ...search, call: `${row.district}.${row.caseId}` } : withoutCall(search))
  const claim = useClaim(search, open)
  const columns = useFollowUpColumns()
  const keyset = useKeyset({
    cursor: search.cursor,
    next: list.data?.next,
    onCursor: cursor => go(readFollowUpsSearch({ ...kept, cursor })),
  })
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <Button type="primary" loading={claim.isPending} onClick={() => claim.mutate(undefined)}>
            {t('next')}
          </Button>
        }
      />
      <Wrong error={claim.error} />
      <div className="jc-views">
        <Segmented<FollowUpView>
          aria-label={t('views')}
          value={search.which ?? 'due'}
          options={followUpViews.map(value => ({ value, label: t(`view.${value}`) }))}
          onChange={which => go(readFollowUpsSearch({ ...kept, which }))}
        />
      </div>
      <Section>
        <Tools
          list="follow-ups"
          search={kept}
          onSearch={view => go(readFollowUpsSearch(view))}
          columns={columns}
          exportQuery={query}
        />
        <Filters search={search} onChange={go} />
        <FollowUpTable
          which={search.which ?? 'due'}
          columns={columns}
          rows={list.data?.items}
          error={list.error}
          onRetry={() => void list.refetch()}
          onRing={row => claim.mutate(row)}
          filtered={Boolean(search.q ?? search.area ?? search.category)}
          onClear={() => go(search.which ? { which: search.which } : {})}
          paging={{
            ...keyset,
            total: list.data?.total,
            pageSize: search.limit ?? 20,
            onPageSize: limit => go(readFollowUpsSearch({ ...kept, limit })),
          }}
        />
      </Section>
      {call && (
        <FollowUpDrawer key={call} call={call} onClose={() => open(null)} onNext={() => claim.mutate(undefined)} />
      )}
    </>
  )
}

function withoutCall({ call: _call, ...rest }: FollowUpsSearch): FollowUpsSearch {
  return rest
}

function useFollowUps(search: FollowUpsSearch) {
  const locale = useLocale()
  const { areaCode } = useArea()
  const { call: _call, ...asked } = search
  const query = { ...(areaCode ? { area: areaCode } : {}), which: 'due' as const, ...asked }
  const list = useQuery({
    queryKey: ['matter', 'follow-ups', query, locale],
    queryFn: () => matters.listFollowUps({ query }),
    placeholderData: former => former,
    refetchInterval: 60_000,
  })
  return { list, query }
}

/** Takes the one named, or the next within what the list is narrowed to. */
function useClaim({ area, category }: FollowUpsSearch, onTaken: (row: FollowUpRow | null) => void) {
  const t = useT('matters-follow-up')
  const client = useQueryClient()
  const { message } = App.useApp()
  const top = useArea().areaCode
  return useMutation({
    mutationFn: (row: FollowUpRow | undefined) =>
      matters.claimFollowUp({
        body: {
          requestId: newId(),
          ...(row ? { case: { district: row.district, caseId: row.caseId } } : {}),
          ...((area ?? top) ? { area: area ?? top ?? undefined } : {}),
          ...(category ? { category } : {}),
        },
      }),
    async onSuccess({ item }) {
      onTaken(item)
      if (!item) message.info(t('none'))
      await client.invalidateQueries({ queryKey: ['matter', 'follow-ups'] })
    },
  })
}

function Filters({ search, onChange }: { search: FollowUpsSearch; onChange: (next: FollowUpsSearch) => void }) {
  const t = useT('matters-follow-up')
  const [category, area] = [t('matters:fields.category'), t('matters:fields.area')]
  const fields: FilterField[] = [
    { kind: 'text', name: 'q', label: t('q') },
    {
      kind: 'custom',
      name: 'category',
      label: category,
      draw: (value, change) => (
        <div className="jc-filter">
          <CategorySelect label={category} placeholder={category} value={value} change={change} withFields />
        </div>
      ),
    },
    {
      kind: 'custom',
      name: 'area',
      label: area,
      draw: (value, change) => (
        <AreaPicker label={area} value={typeof value === 'string' ? value : undefined} onChange={change} width={150} />
      ),
    },
  ]
  const { q, category: kind, area: place, which, limit } = search
  return (
    <FilterBar
      fields={fields}
      value={{ q, category: kind, area: place }}
      onChange={values => onChange(readFollowUpsSearch({ ...values, which, limit }))}
    />
  )
}
