import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import type { MapTarget } from '#ui/map/map-props.ts'
import type { AreaDetail, TopologyFault } from '../shapes.ts'
import { territory } from './api.ts'
import { boundsOfAreas, useDrawnAreas } from './use-drawn-areas.ts'

/** Gaps, overlaps and overreach of a community's grids, numbered in the list as on the map. */
export function Topology({ area }: { area: AreaDetail }) {
  const t = useT('territory-web')
  const check = useQuery({
    queryKey: ['territory', 'topology', area.code],
    queryFn: () => territory.checkGrids({ params: { code: area.code } }),
  })
  const drawn = useDrawnAreas(area)
  const [looked, setLooked] = useState<MapTarget | null>(null)
  const faults = check.data?.faults
  const spots = useMemo(
    () =>
      (faults ?? []).map((fault, index) => ({
        id: String(index),
        lng: fault.lng,
        lat: fault.lat,
        count: index + 1,
        byState: { [fault.kind === 'gap' ? 'soon' : 'overdue']: 1 },
        title: `${index + 1}: ${t(`topology.${fault.kind}`)}`,
      })),
    [faults, t],
  )
  if (check.error) return <ErrorState error={check.error} onRetry={() => void check.refetch()} />
  if (!check.data || !faults) return <p className="jt-quiet">{t('topology.checking')}</p>
  const bounds = drawn && boundsOfAreas(drawn)
  const target = looked ?? (bounds ? { bounds } : null)
  return (
    <div className="jt-topology">
      <div>
        {!check.data.communityDrawn && <p className="jt-warn">{t('topology.communityUndrawn')}</p>}
        {check.data.undrawn.length > 0 && (
          <p className="jt-warn">
            {t('topology.undrawn', { names: check.data.undrawn.map(grid => grid.name).join('、') })}
          </p>
        )}
        {faults.length === 0 ? (
          <EmptyState sentence={t('topology.none')} />
        ) : (
          <ol className="jt-faults">
            {faults.map((fault, index) => (
              <Fault
                key={`${fault.lng}:${fault.lat}:${fault.kind}`}
                fault={fault}
                onLook={() => setLooked({ centre: { lng: fault.lng, lat: fault.lat }, zoom: 18 + index * 1e-6 })}
              />
            ))}
          </ol>
        )}
      </div>
      {target && (
        <MapCanvas
          label={t('topology.map', { name: area.name })}
          target={target}
          {...(drawn ? { areas: drawn } : {})}
          clusters={spots}
          onCluster={spot => setLooked({ centre: { lng: spot.lng, lat: spot.lat }, zoom: 18 })}
          height={460}
        />
      )}
    </div>
  )
}

function Fault({ fault, onLook }: { fault: TopologyFault; onLook: () => void }) {
  const t = useT('territory-web')
  return (
    <li>
      <button type="button" className="jl-link" onClick={onLook}>
        {t(`topology.${fault.kind}`)}
      </button>
      <span className="jt-quiet">
        {t('topology.size', { area: Math.max(1, Math.round(fault.areaM2)) })} · {fault.codes.join(' / ')}
      </span>
    </li>
  )
}
