import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { AreaPicker, useUrlState } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { type LinkageRow, reportIn } from './api.ts'
import { CoverageTable } from './CoverageTable.tsx'
import { LinkageDrawer } from './LinkageDrawer.tsx'
import './report-in.css'

const views = ['all', 'mine', 'loose', 'buildings', 'uncovered', 'ungrouped'] as const
type View = (typeof views)[number]

/** Who answers for which place 三联·挂钩·包联, what waits to be handed over, and which buildings have no one. */
export function LinkagesPage() {
  const t = useT('report-in-console')
  const [url, change] = useUrlState()
  const { areaCode } = useArea()
  const { posts } = useViewer()
  const which = views.find(view => view === url['which']) ?? 'all'
  const area = url['area'] ?? areaCode ?? undefined
  return (
    <>
      <PageHeader title={t('linkage.title')} lead={t('linkage.lead')} />
      <div className="jr-views jr-buttons">
        <Segmented<View>
          aria-label={t('linkage.views')}
          value={which}
          options={views.map(value => ({ value, label: t(`linkage.view.${value}`) }))}
          onChange={next => change({ which: next === 'all' ? undefined : next, cursor: undefined })}
        />
        <AreaPicker
          label={t('linkage.area')}
          value={area}
          onChange={next => change({ area: next, cursor: undefined })}
          width={180}
        />
      </div>
      <Section>
        {which === 'buildings' || which === 'uncovered' || which === 'ungrouped' ? (
          <CoverageTable area={area ?? posts[0]?.areaCode ?? ''} lacking={which === 'buildings' ? undefined : which} />
        ) : (
          <Linkages which={which} area={area} />
        )}
      </Section>
    </>
  )
}

function Linkages({ which, area }: { which: 'all' | 'mine' | 'loose'; area: string | undefined }) {
  const t = useT('report-in-console')
  const people = useT('people')
  const [url, change] = useUrlState()
  const [open, setOpen] = useState<LinkageRow | null>(null)
  const query = {
    ...(area ? { area } : {}),
    ...(which === 'mine' ? { mine: 'true' as const } : {}),
    ...(which === 'loose' ? { loose: 'true' as const } : {}),
    ...(url['cursor'] ? { cursor: url['cursor'] } : {}),
  }
  const list = useQuery({
    queryKey: ['report-in', 'linkages', query],
    queryFn: () => reportIn.listLinkages({ query }),
    placeholderData: former => former,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <>
      <DataTable
        label={t('linkage.title')}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={setOpen}
        paging={keyset}
        empty={{ sentence: t(`linkage.empty.${which}`) }}
        columns={[
          { key: 'holder', title: t('linkage.holder'), width: 200, ellipsis: true, cell: row => row.holder.name },
          { key: 'kind', title: t('linkage.kind'), width: 90, cell: row => people(`pairings.${row.kind}`) },
          { key: 'target', title: t('linkage.target'), ellipsis: true, cell: row => <Target row={row} /> },
          { key: 'area', title: t('linkage.area'), width: 150, ellipsis: true, cell: row => row.area.name },
          { key: 'purpose', title: people('fields.purpose'), width: 200, ellipsis: true, cell: row => row.purpose },
          {
            key: 'state',
            title: t('linkage.state'),
            width: 120,
            cell: row => (
              <StateMark state={row.loose ? 'soon' : 'done'} word={t(row.loose ? 'linkage.waits' : 'linkage.held')} />
            ),
          },
        ]}
      />
      {open && <LinkageDrawer linkage={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function Target({ row }: { row: LinkageRow }) {
  const people = useT('people')
  return (
    <>
      {people(`targets.${row.target.kind}`)} · {row.target.name}
    </>
  )
}
