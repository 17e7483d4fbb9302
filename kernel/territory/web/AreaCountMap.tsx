import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { AreaBreadcrumb } from '#ui/AreaBreadcrumb.tsx'
import { DataTable } from '#ui/DataTable.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { labelPoint } from '#ui/map/label-point.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import type { Areas, Cluster } from '#ui/map/map-props.ts'
import type { AreaDetail } from '../shapes.ts'
import './areas.css'
import { areaQuery } from './use-areas.ts'
import { boundsOfAreas, useDrawnAreas } from './use-drawn-areas.ts'

interface AreaCounts {
  /** At the area itself, in none of its parts. */
  here: number
  items: readonly { code: string; name: string; count: number }[]
}

interface AreaCountMapProps {
  /** What is counted, as the page calls it: 组织, 合伙人. */
  what: string
  /** Whose parts are drawn. */
  areaCode: string
  counts: AreaCounts | undefined
  error?: unknown
  onRetry?: () => void
  /** A part is opened: the page narrows to it. */
  onEnter: (code: string) => void
  /** Back to the list of the same filter. */
  onList: () => void
}

/** The map of a list: how many of its rows lie in each part of an area, with the same as a table. */
export function AreaCountMap(props: AreaCountMapProps) {
  const { areaCode, error } = props
  const found = useQuery(areaQuery(areaCode))
  if (error) return <ErrorState error={error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <span className="jl-skeleton" />
  return <Drawn {...props} area={found.data} />
}

function Drawn({ what, counts, area, onEnter, onList }: AreaCountMapProps & { area: AreaDetail }) {
  const t = useT('territory-web')
  const drawn = useDrawnAreas(area)
  const areas = useMemo(() => drawn && markCounted(drawn, counts), [drawn, counts])
  const clusters = useMemo(() => clustersOf(areas, counts), [areas, counts])
  const bounds = areas && boundsOfAreas(areas)
  const enter = (code: string) => (code === area.code ? onList() : onEnter(code))
  const here = counts?.here ?? 0
  return (
    <section aria-label={t('counts.label', { what, area: area.name })}>
      <AreaBreadcrumb path={area.path} onChoose={onEnter} />
      <p className="jt-counts-lead">
        {t('counts.lead', { what })}
        {here > 0 && (
          <button type="button" className="jl-link" onClick={onList}>
            {t('counts.here', { what, area: area.name, count: here })}
          </button>
        )}
      </p>
      <div className="jt-counts-map">
        {areas && bounds && (
          <MapCanvas
            label={t('counts.label', { what, area: area.name })}
            target={{ bounds }}
            areas={areas}
            onArea={enter}
            clusters={clusters}
            onCluster={cluster => enter(cluster.id)}
            list={<Parts counts={counts} what={what} onEnter={enter} />}
          />
        )}
        {!areas && <Parts counts={counts} what={what} onEnter={enter} />}
      </div>
    </section>
  )
}

function Parts({ counts, what, onEnter }: Pick<AreaCountMapProps, 'counts' | 'what' | 'onEnter'>) {
  const t = useT('territory-web')
  return (
    <DataTable
      label={t('counts.parts', { what })}
      dense
      hotkeys={false}
      stickyOffset={0}
      rows={counts?.items}
      rowKey={row => row.code}
      empty={{ sentence: t('counts.none', { what }) }}
      columns={[
        {
          key: 'name',
          title: t('counts.part'),
          cell: row => (
            <button type="button" className="jl-link" onClick={() => onEnter(row.code)}>
              {row.name}
            </button>
          ),
        },
        { key: 'count', title: t('counts.count'), width: 120, align: 'right', cell: row => row.count },
      ]}
    />
  )
}

/** Where a number stands in the middle of an area, its name gives way to it. */
function markCounted(areas: Areas, counts: AreaCounts | undefined): Areas {
  const counted = new Set(counts?.items.map(item => item.code))
  return {
    ...areas,
    features: areas.features.map(area =>
      counted.has(area.properties.code) ? { ...area, properties: { ...area.properties, marked: true as const } } : area,
    ),
  }
}

function clustersOf(areas: Areas | undefined, counts: AreaCounts | undefined): Cluster[] {
  const byCode = new Map(counts?.items.map(item => [item.code, item]))
  return (areas?.features ?? []).flatMap(({ geometry, properties }) => {
    const item = byCode.get(properties.code)
    const point = item && labelPoint(geometry)
    if (!item || !point) return []
    const [lng = 0, lat = 0] = point
    return [
      {
        id: item.code,
        lng,
        lat,
        count: item.count,
        byState: { moving: item.count },
        title: `${item.name} ${item.count}`,
      },
    ]
  })
}
