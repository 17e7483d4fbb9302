import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { useKeyset } from '#ui/use-keyset.ts'
import type { AreaDetail } from '../shapes.ts'
import { MapLink } from './MapLink.tsx'
import { territory } from './api.ts'
import type { ChangeUrl, UrlState } from './use-url-state.ts'

interface ChildAreasProps {
  parent: AreaDetail
  url: UrlState
  change: ChangeUrl
  onChoose: (code: string) => void
}

/** The areas directly under one, page by page. */
export function ChildAreas({ parent, url, change, onChoose }: ChildAreasProps) {
  const t = useT('territory-web')
  const { cursor, closed } = url
  const list = useQuery({
    queryKey: ['territory', 'child-list', parent.code, cursor, closed],
    queryFn: () =>
      territory.listAreas({
        query: { parent: parent.code, ...(cursor ? { cursor } : {}), ...(closed ? { includeClosed: 'true' } : {}) },
      }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: next => change({ cursor: next }) })
  return (
    <>
      <Checkbox
        className="jt-gap"
        checked={closed !== undefined}
        onChange={event => change({ closed: event.target.checked ? 'yes' : undefined, cursor: undefined })}
      >
        {t('children.includeClosed')}
      </Checkbox>
      <DataTable
        label={t('tabs.children')}
        dense
        rows={list.data?.items}
        rowKey={row => row.code}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={row => onChoose(row.code)}
        empty={{ sentence: t('children.none') }}
        paging={keyset}
        columns={[
          { key: 'name', title: t('facts.name'), cell: row => row.name, ellipsis: true },
          { key: 'code', title: t('facts.code'), width: 170, cell: row => <code>{row.code}</code> },
          { key: 'children', title: t('facts.children'), width: 90, align: 'right', cell: row => row.children },
          {
            key: 'households',
            title: t('facts.households'),
            width: 90,
            align: 'right',
            cell: row => row.households ?? '—',
          },
          { key: 'validFrom', title: t('facts.validFrom'), width: 120, cell: row => row.validFrom },
          { key: 'validTo', title: t('facts.validTo'), width: 120, cell: row => row.validTo ?? '—' },
          {
            key: 'map',
            title: t('map.column'),
            width: 64,
            cell: row => <MapLink areaCode={row.code} name={row.name} />,
          },
        ]}
      />
    </>
  )
}
