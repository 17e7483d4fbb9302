import { useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import type { MapMove, MapTarget } from '#ui/map/map-props.ts'
import { Compounds } from './Compounds.tsx'
import { Coordinates } from './Coordinates.tsx'
import { isSpot, movedTo, type Spot } from './place-moves.ts'
import { PlaceWords } from './PlaceWords.tsx'
import { useCity } from './use-city.ts'
import { useOutlines } from './use-outlines.ts'
import { usePosition } from './use-position.ts'
import { isUnreachable } from './unreachable.ts'
import type { ReportState } from './use-report.ts'
import { Waiting } from './Waiting.tsx'

const STREET_ZOOM = 16
/** Where nothing is known yet, enough of the city is shown to find one's way. */
const CITY_ZOOM = 12
/** Further out a pin means a quarter, not a place. */
const EXACT_ZOOM = 15

/** The pin stands in the middle and the map moves under it; the place is said in words, and can be chosen by name. */
export function PlaceStep({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  const { draft, change, located } = report
  const [opened] = useState(draft.place)
  const [jump, setJump] = useState<MapTarget | null>(null)
  const city = useCity()
  const start = opened ?? city.start
  const choose = (place: Spot) => {
    change({ place })
    setJump({ centre: { lng: place.lng, lat: place.lat }, zoom: STREET_ZOOM + 1 })
  }
  const position = usePosition({ atOnce: opened === null, onPosition: choose })
  const byHand = (place: Spot) => {
    position.drop()
    choose(place)
  }
  const [far, setFar] = useState(false)
  const moved = ({ centre, zoom }: MapMove) => {
    const place = movedTo(centre, { opened: start, place: draft.place })
    if (!place) return
    position.drop()
    setFar(zoom < EXACT_ZOOM)
    change({ place: zoom < EXACT_ZOOM ? null : place })
  }
  const outlines = useOutlines({ place: located.data?.code, city: city.code })
  return (
    <>
      <p className="jm-quiet">{t('report.placeHint')}</p>
      {start ? (
        <div className="jm-map">
          <MapCanvas
            label={t('report.place')}
            target={jump ?? { centre: start, zoom: opened ? STREET_ZOOM : CITY_ZOOM }}
            centrePin
            {...(outlines ? { areas: outlines } : {})}
            onMove={moved}
          />
        </div>
      ) : isUnreachable(city.query) ? (
        <p role="status" className="jm-notice">
          {t('report.mapOffline')}
        </p>
      ) : city.query.isError ? (
        <ErrorState error={city.query.error} onRetry={() => void city.query.refetch()} />
      ) : (
        <Waiting query={city.query} />
      )}
      <button type="button" className="jm-button" disabled={position.state === 'asking'} onClick={position.ask}>
        {t(position.state === 'asking' ? 'report.asking' : 'report.locateMe')}
      </button>
      {(position.state === 'refused' || position.state === 'failed') && (
        <p role="alert" className="jm-wrong">
          {t(position.state === 'refused' ? 'report.locateRefused' : 'report.locateFailed')}
        </p>
      )}
      <PlaceWords report={report} far={far} />
      <Compounds near={located.data?.code ?? null} city={city.code} onChoose={byHand} />
      <Coordinates place={draft.place} onPlace={place => isSpot(place) && byHand(place)} />
      <div className="jm-field">
        <label htmlFor="place-words">{t('report.placeWords')}</label>
        <input
          id="place-words"
          maxLength={200}
          placeholder={t('report.placeWordsHint')}
          value={draft.placeWords}
          onChange={event => change({ placeWords: event.target.value })}
        />
      </div>
      <div className="jm-actions">
        <button type="button" className="jm-button" onClick={() => change({ step: 0 })}>
          {t('report.back')}
        </button>
        <button
          type="button"
          className="jm-button"
          data-primary
          disabled={!draft.place || (!located.data && !isUnreachable(located))}
          aria-describedby="place-said"
          onClick={() => change({ step: 2 })}
        >
          {t('report.next')}
        </button>
      </div>
    </>
  )
}
