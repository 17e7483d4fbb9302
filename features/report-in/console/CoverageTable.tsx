import { useQuery } from '@tanstack/react-query'
import { useUrlState } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { reportIn } from './api.ts'
import { BuildingGroup } from './BuildingGroup.tsx'

const complete = { uncovered: 'allCovered', ungrouped: 'allGrouped' }

/** Buildings of an area with how many answer for them, and the public page of each. */
export function CoverageTable({ area, lacking }: { area: string; lacking?: 'uncovered' | 'ungrouped' | undefined }) {
  const t = useT('report-in-console')
  const [url, change] = useUrlState()
  const query = {
    area,
    ...(lacking ? { [lacking]: 'true' as const } : {}),
    ...(url['cursor'] ? { cursor: url['cursor'] } : {}),
  }
  const list = useQuery({
    queryKey: ['report-in', 'coverage', query],
    queryFn: () => reportIn.listCoverage({ query }),
    enabled: area !== '',
    placeholderData: former => former,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <DataTable
      label={t('linkage.view.buildings')}
      rows={list.data?.items}
      rowKey={row => row.id}
      error={list.error}
      onRetry={() => void list.refetch()}
      paging={keyset}
      empty={{ sentence: t(`linkage.${lacking ? complete[lacking] : 'noBuildings'}`) }}
      columns={[
        { key: 'compound', title: t('linkage.compound'), ellipsis: true, cell: row => row.compound },
        { key: 'name', title: t('linkage.building'), width: 160, cell: row => row.name },
        { key: 'linkages', title: t('linkage.count'), width: 120, align: 'right', cell: row => row.linkages },
        {
          key: 'state',
          title: t('linkage.state'),
          width: 140,
          cell: row => (
            <StateMark
              state={row.covered ? 'done' : 'soon'}
              word={t(row.covered ? 'linkage.covered' : 'linkage.noOne')}
            />
          ),
        },
        { key: 'group', title: t('group.column'), width: 180, cell: row => <BuildingGroup building={row} /> },
        {
          key: 'wall',
          title: t('linkage.wall'),
          width: 130,
          cell: row => (
            <a href={`/wall/buildings/${row.district}/${row.id}`} target="_blank" rel="noreferrer">
              {t('linkage.openWall')}
            </a>
          ),
        },
      ]}
    />
  )
}
