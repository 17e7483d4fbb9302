import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ChangeUrl, MapLink, type UrlState } from '#kernel/territory/web/index.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import type { StateName } from '#ui/tokens.ts'
import { useKeyset } from '#ui/use-keyset.ts'
import type { PartnerLine, PartnerState } from '../shapes.ts'
import { partners, useDictionary } from './api.ts'
import { pageSize, readPartnerQuery } from './partner-query.ts'
import './partners.css'

interface PartnerListProps {
  url: UrlState
  change: ChangeUrl
  home: string | undefined
}

export function PartnerList({ url, change, home }: PartnerListProps) {
  const t = useT('partners-console')
  const words = useT('partners')
  const navigate = useNavigate()
  const query = {
    ...readPartnerQuery(url, home),
    limit: pageSize(url),
    ...(url['cursor'] ? { cursor: url['cursor'] } : {}),
  }
  const list = useQuery({
    queryKey: ['partners', 'list', query],
    queryFn: () => partners.listPartners({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <DataTable
      list="partners"
      label={words('title')}
      rows={list.data?.items}
      rowKey={row => row.id}
      error={list.error}
      onRetry={() => void list.refetch()}
      onOpen={row => void navigate({ to: '/partners/$district/$id', params: { district: row.district, id: row.id } })}
      empty={{ sentence: t('list.none') }}
      paging={{
        ...keyset,
        pageSize: query.limit,
        onPageSize: limit => change({ limit: String(limit), cursor: undefined }),
      }}
      columns={useColumns()}
    />
  )
}

const marks: Partial<Record<PartnerState, StateName>> = {
  applied: 'waiting',
  invited: 'waiting',
  registered: 'done',
  reviewing: 'moving',
}

export function PartnerStateMark({ state }: { state: PartnerState }) {
  const words = useT('partners')
  return <StateMark state={marks[state] ?? 'hold'} word={words(`states.${state}`)} />
}

function useColumns(): DataColumn<PartnerLine>[] {
  const t = useT('partners-console')
  const words = useT('partners')
  const { className, fieldName } = useDictionary()
  const comma = t('comma')
  return [
    {
      key: 'name',
      title: words('fields.name'),
      width: 240,
      ellipsis: true,
      cell: row => (
        <Link to="/partners/$district/$id" params={{ district: row.district, id: row.id }}>
          {row.name ?? t('unnamed')}
        </Link>
      ),
    },
    {
      key: 'classes',
      title: words('fields.classes'),
      width: 160,
      ellipsis: true,
      cell: row => row.classes.map(className).join(comma),
    },
    {
      key: 'fields',
      title: words('fields.fields'),
      width: 240,
      ellipsis: true,
      cell: row => row.fields.map(fieldName).join(comma),
    },
    { key: 'area', title: words('fields.area'), width: 150, ellipsis: true, cell: row => row.areaName },
    { key: 'state', title: words('fields.state'), width: 120, cell: row => <PartnerStateMark state={row.state} /> },
    {
      key: 'done',
      title: words('fields.done'),
      width: 120,
      align: 'right',
      cell: row => (row.kind === 'person' ? '—' : (row.done ?? t('few'))),
    },
    { key: 'map', title: t('map'), width: 64, cell: row => <MapLink areaCode={row.areaCode} name={row.areaName} /> },
  ]
}
