import { useQuery } from '@tanstack/react-query'
import { useUrlState } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { reportIn } from './api.ts'

/** Buildings of an area with how many answer for them, and the public page of each. */
export function CoverageTable({ area, uncovered }: { area: string; uncovered: boolean }) {
  const t = useT('report-in-console')
  const [url, change] = useUrlState()
  const query = {
    area,
    ...(uncovered ? { uncovered: 'true' as const } : {}),
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
      empty={{ sentence: t(uncovered ? 'linkage.allCovered' : 'linkage.noBuildings') }}
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
