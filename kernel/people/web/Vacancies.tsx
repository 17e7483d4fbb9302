import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { MapLink, plainSearch } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { directory } from './api.ts'

/** Grids whose team lacks a part, under an area or everywhere within reach. */
export function Vacancies({ areaCode }: { areaCode: string | undefined }) {
  const t = useT('people-web')
  const words = useT('people')
  const [cursor, setCursor] = useState<string | undefined>()
  const list = useQuery({
    queryKey: ['people', 'vacancies', areaCode, cursor],
    queryFn: () =>
      directory.listVacancies({ query: { ...(areaCode ? { areaCode } : {}), ...(cursor ? { cursor } : {}) } }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: setCursor })
  return (
    <section className="jp-team" aria-label={t('vacancies.title')}>
      <h3>{t('vacancies.title')}</h3>
      <DataTable
        label={t('vacancies.title')}
        dense
        hotkeys={false}
        rows={list.data?.items}
        rowKey={row => row.code}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('vacancies.none') }}
        paging={keyset}
        columns={[
          {
            key: 'grid',
            title: t('vacancies.grid'),
            cell: row => (
              <Link to="/areas" search={plainSearch({ code: row.code })}>
                {row.name}
              </Link>
            ),
          },
          { key: 'community', title: t('vacancies.community'), cell: row => row.communityName, ellipsis: true },
          {
            key: 'vacant',
            title: t('vacancies.vacant'),
            width: 320,
            cell: row => <StateMark state="soon" word={row.vacancies.map(role => words(`roles.${role}`)).join('、')} />,
          },
          { key: 'map', title: t('map'), width: 64, cell: row => <MapLink areaCode={row.code} name={row.name} /> },
        ]}
      />
    </section>
  )
}
