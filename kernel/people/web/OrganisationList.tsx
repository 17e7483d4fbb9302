import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ChangeUrl, MapLink, type UrlState } from '#kernel/territory/web/index.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { useKeyset } from '#ui/use-keyset.ts'
import { organisationKinds, organisationTags } from '../organisation-kinds.ts'
import type { Organisation } from '../shapes.ts'
import { directory } from './api.ts'
import { DirectoryTools } from './DirectoryTools.tsx'

interface OrganisationListProps {
  url: UrlState
  change: ChangeUrl
  /** The area chosen in the top bar; the filter comes first. */
  home: string | undefined
}

const sizes = [20, 50, 100]

export function OrganisationList({ url, change, home }: OrganisationListProps) {
  const t = useT('people-web')
  const navigate = useNavigate()
  const query = readQuery(url, home)
  const list = useQuery({
    queryKey: ['people', 'organisations', query],
    queryFn: () => directory.listOrganisations({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  const columns = useColumns()
  return (
    <>
      <DirectoryTools list="organisations" url={url} change={change} columns={columns} query={query} />
      <DataTable
        list="organisations"
        label={t('menu.organisations')}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={row => void navigate({ to: '/organisations/$id', params: { id: row.id } })}
        empty={{ sentence: t('organisations.none') }}
        paging={{
          ...keyset,
          pageSize: query.limit,
          onPageSize: limit => change({ limit: String(limit), cursor: undefined }),
        }}
        columns={columns}
      />
    </>
  )
}

function useColumns(): DataColumn<Organisation>[] {
  const t = useT('people-web')
  const words = useT('people')
  return [
    {
      key: 'name',
      title: words('fields.name'),
      width: 280,
      ellipsis: true,
      cell: row => (
        <Link to="/organisations/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
      ),
    },
    { key: 'kind', title: words('fields.kind'), width: 130, cell: row => words(`kinds.${row.kind}`) },
    {
      key: 'tag',
      title: words('fields.tag'),
      width: 120,
      ellipsis: true,
      cell: row => (row.tag ? words(`tags.${row.tag}`) : '—'),
    },
    { key: 'area', title: words('fields.area'), width: 140, ellipsis: true, cell: row => row.areaName },
    { key: 'phone', title: words('fields.phone'), width: 150, cell: row => row.phone ?? '—' },
    {
      key: 'validTo',
      title: t('organisations.state'),
      width: 120,
      cell: row => (row.validTo ? t('organisations.closedOn', { date: row.validTo }) : t('organisations.open')),
    },
    {
      key: 'map',
      title: t('map'),
      width: 64,
      cell: row => <MapLink areaCode={row.areaCode} name={row.areaName} />,
    },
  ]
}

/** The filters of the address, as the list and its map ask for them. */
export function readQuery(url: UrlState, home: string | undefined) {
  const kind = organisationKinds.find(known => known === url['kind'])
  const tag = organisationTags.find(known => known === url['tag'])
  const areaCode = url['area'] ?? home
  return {
    limit: sizes.find(size => String(size) === url['limit']) ?? 20,
    ...(url['name'] ? { name: url['name'] } : {}),
    ...(areaCode ? { areaCode } : {}),
    ...(kind ? { kind } : {}),
    ...(tag ? { tag } : {}),
    ...(url['closed'] ? { includeEnded: 'true' as const } : {}),
    ...(url['cursor'] ? { cursor: url['cursor'] } : {}),
  }
}
