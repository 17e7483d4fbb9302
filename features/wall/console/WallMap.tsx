import { useMemo } from 'react'
import { boundsOfAreas, useDrawnAreas } from '#kernel/territory/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import type { Cluster } from '#ui/map/map-props.ts'
import type { Wall } from '../shapes.ts'

/** Where the open matters are, by part of the area: never where somebody lives. */
export function WallMap({ wall: { area, spots } }: { wall: Wall }) {
  const t = useT('wall-console')
  const drawn = useDrawnAreas(area)
  const bounds = drawn && boundsOfAreas(drawn)
  const clusters = useMemo(
    () =>
      spots.map(({ code, name, lng, lat, open, worst }): Cluster => {
        const title = `${t('mapOf', { name, count: open ?? t('few') })}; ${t(`state.${worst}`)}`
        const shape = open === null ? { shape: worst } : {}
        return { id: code, lng, lat, count: open ?? 1, byState: { [worst]: 1 }, title, ...shape }
      }),
    [spots, t],
  )
  const parts = spots.map(({ code, name, open, worst }) => (
    <li key={code}>
      {name} <b>{open ?? t('few')}</b> {t(`state.${worst}`)}
    </li>
  ))
  return (
    <section className="jwall-map" aria-label={t('map', { level: t(`levels.${levelBelow(area.level)}`) })}>
      {bounds && (
        <MapCanvas
          label={t('map', { level: t(`levels.${levelBelow(area.level)}`) })}
          target={{ bounds }}
          areas={drawn}
          clusters={clusters}
          nameSize={Math.max(13, Math.min(innerWidth * 0.0105, innerHeight * 0.0188))}
          list={<ul className="jwall-parts">{parts}</ul>}
        />
      )}
    </section>
  )
}

function levelBelow(level: Wall['area']['level']): string {
  return {
    city: 'district',
    district: 'street',
    street: 'community',
    community: 'grid',
    grid: 'grid',
    micro_grid: 'grid',
  }[level]
}
