import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { pressingState } from '#kernel/workflow/web/index.ts'
import type { FilterField } from '#ui/FilterBar.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import { useNow } from '#ui/use-now.ts'
import { useArea, useMay, useViewer } from '#ui/Viewer.tsx'
import type { WhistleLine } from '../../whistle-contract.ts'
import { whistleSides } from '../../whistle-procedures.ts'
import { orders } from '../api.ts'
import { filtersOf, fromFirst, type ListSearch } from '../list-search.ts'
import { areaFilter, ListPage, useListSearch } from '../ListPage.tsx'
import { useGround } from '../PlaceInput.tsx'
import { useWhistleKinds } from './use-kinds.ts'
import { useWhistleColumns } from './WhistleColumns.tsx'
import { whistlePath } from './whistle-path.ts'

const path = '/whistles'
type ListQuery = NonNullable<Parameters<typeof orders.listWhistles>[0]['query']>

/** Whistles within reach or called to: who has come, who is late; as a list or on the map. */
export function WhistlesPage() {
  const t = useT('orders-console')
  const locale = useLocale()
  const { areaCode } = useArea()
  const [search, go] = useListSearch(path)
  const query = { ...(areaCode ? { area: areaCode } : {}), ...filtersOf(search), cursor: search.cursor }
  const found = useQuery({
    queryKey: ['orders', 'whistles', query, search.limit, locale],
    queryFn: () => orders.listWhistles({ query: { ...query, limit: search.limit ?? 20 } as ListQuery }),
    placeholderData: former => former,
    refetchInterval: 60_000,
  })
  const columns = useWhistleColumns()
  const mayRaise = useMay('whistle.raise')
  return (
    <ListPage<WhistleLine>
      list="whistles"
      path={path}
      title={t('whistles.title')}
      lead={t('whistles.lead')}
      actions={
        mayRaise && (
          <Link to="/whistles/raise" className="jl-button jl-button-primary">
            {t('whistles.raise')}
          </Link>
        )
      }
      aside={
        <>
          <Segmented
            aria-label={t('views')}
            value={viewOf(search)}
            options={['all', 'open', 'late', 'done'].map(value => ({ value, label: t(`whistles.view.${value}`) }))}
            onChange={view => go(fromFirst({ ...search, final: '', late: '' }, viewSearch[view] ?? {}))}
          />
          <Segmented
            aria-label={t('shownAs')}
            value={search.view ?? 'list'}
            options={['list', 'map'].map(value => ({ value, label: t(`shown.${value}`) }))}
            onChange={view => go(fromFirst(search, { view }))}
          />
        </>
      }
      filters={useFilters()}
      columns={columns}
      rowKey={row => row.id}
      to={whistlePath}
      found={found}
      none={t('whistles.none')}
      instead={search.view === 'map' ? <WhistleMap rows={found.data?.items ?? []} /> : undefined}
    />
  )
}

const viewSearch: Record<string, Partial<ListSearch>> = {
  open: { final: 'false' },
  late: { late: 'true' },
  done: { final: 'true' },
}

function viewOf({ final, late }: ListSearch): string {
  if (late) return 'late'
  if (final === undefined) return 'all'
  return final === 'true' ? 'done' : 'open'
}

function useFilters(): FilterField[] {
  const t = useT('orders-console')
  const kinds = useWhistleKinds(true).data ?? []
  return [
    { kind: 'text', name: 'q', label: t('whistles.q') },
    {
      kind: 'one',
      name: 'kind',
      label: t('orders:fields.kind'),
      options: kinds.map(kind => ({ value: kind.id, label: kind.label })),
    },
    {
      kind: 'one',
      name: 'side',
      label: t('orders:fields.side'),
      options: whistleSides.map(value => ({ value, label: t(`orders:whistle.sides.${value}`) })),
    },
    areaFilter(t('orders:fields.area')),
  ]
}

/** The whistles of this page of the list where they are. */
function WhistleMap({ rows }: { rows: readonly WhistleLine[] }) {
  const t = useT('orders-console')
  const navigate = useNavigate()
  const now = useNow()
  const placed = rows.flatMap(row =>
    row.lng === null || row.lat === null ? [] : [{ row, lng: row.lng, lat: row.lat }],
  )
  const ground = useGround(useViewer().posts[0]?.areaCode)
  const [first] = placed
  const centre = first ? { lng: first.lng, lat: first.lat } : ground
  if (!centre) return <p className="oc-quiet">{t('whistles.none')}</p>
  return (
    <div className="oc-map">
      <MapCanvas
        label={t('whistles.title')}
        target={{ centre, zoom: 13 }}
        clusters={placed.map(({ row, lng, lat }) => ({
          id: row.id,
          lng,
          lat,
          count: 1,
          byState: {},
          title: row.title,
          shape: pressingState({ ...row, bucket: 'handle' }, now),
        }))}
        onCluster={({ id }) => {
          const row = rows.find(one => one.id === id)
          if (row) void navigate({ to: whistlePath(row) })
        }}
      />
    </div>
  )
}
