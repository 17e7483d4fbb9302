import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { AreaPicker, MapLink, useUrlState } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea, useMay } from '#ui/Viewer.tsx'
import { partners } from '../api.ts'

const marks = { draft: 'waiting', published: 'done', ended: 'hold' } as const

/** Programmes 品牌·工作法 within reach: the city's own named methods. */
export function ProgrammesPage() {
  const t = useT('partners-programmes')
  const words = useT('partners')
  const locale = useLocale()
  const navigate = useNavigate()
  const [url, change] = useUrlState()
  const { areaCode: home } = useArea()
  const mayEdit = useMay('programme.edit')
  const area = url['area'] ?? home
  const query = { ...(area ? { areaCode: area } : {}), ...(url['cursor'] ? { cursor: url['cursor'] } : {}) }
  const list = useQuery({
    queryKey: ['partners', 'programmes', query, locale],
    queryFn: () => partners.listProgrammes({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayEdit && (
            <Link to="/programmes/new" className="jl-button jl-button-primary">
              {t('begin')}
            </Link>
          )
        }
      />
      <FilterBar
        fields={[
          {
            kind: 'custom',
            name: 'area',
            label: t('area'),
            draw: (value, set) => (
              <AreaPicker label={t('area')} value={typeof value === 'string' ? value : undefined} onChange={set} />
            ),
          },
        ]}
        value={{ area: url['area'] }}
        onChange={next =>
          change({ area: typeof next['area'] === 'string' ? next['area'] : undefined, cursor: undefined })
        }
      />
      <DataTable
        label={t('title')}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={row =>
          void navigate({ to: '/programmes/$district/$id', params: { district: row.district, id: row.id } })
        }
        empty={{ sentence: t('none') }}
        paging={keyset}
        columns={[
          {
            key: 'name',
            title: t('name'),
            width: 280,
            ellipsis: true,
            cell: row => (
              <Link to="/programmes/$district/$id" params={{ district: row.district, id: row.id }}>
                {row.name}
              </Link>
            ),
          },
          { key: 'area', title: t('area'), width: 180, cell: row => row.areaName },
          {
            key: 'state',
            title: t('state'),
            width: 140,
            cell: row => <StateMark state={marks[row.state]} word={words(`programmes.${row.state}`)} />,
          },
          {
            key: 'version',
            title: t('version'),
            width: 200,
            cell: row => [row.publishedVersion ?? '—', ...(row.hasDraft ? [t('hasDraft')] : [])].join(' · '),
          },
          {
            key: 'map',
            title: t('map'),
            width: 64,
            cell: row => <MapLink areaCode={row.areaCode} name={row.areaName} />,
          },
        ]}
      />
    </>
  )
}
