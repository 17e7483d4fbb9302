import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import { mapLink } from './map-link.ts'
import type { Spot } from './place-moves.ts'
import { useGridsAt } from './use-outlines.ts'

/** The way there: the phone's own map, and on request ours, which is not loaded before. */
export function TaskMap({ place, title }: { place: Spot; title: string }) {
  const t = useT('matters-pocket')
  const [shown, setShown] = useState(false)
  return (
    <>
      <div className="jm-actions">
        <button type="button" className="jm-button" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'tasks.hideMap' : 'tasks.showMap')}
        </button>
        <a className="jm-button" href={mapLink(place, navigator.userAgent)}>
          {t('tasks.openMap')}
        </a>
      </div>
      {shown && <Drawn place={place} title={title} />}
    </>
  )
}

function Drawn({ place, title }: { place: Spot; title: string }) {
  const grids = useGridsAt(place)
  return (
    <div className="jm-map jm-map-small">
      <MapCanvas label={title} target={{ centre: place, zoom: 16 }} pin={place} {...(grids ? { areas: grids } : {})} />
    </div>
  )
}
