import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import type { Areas, MapTarget } from '#ui/map/map-props.ts'
import { territory } from './api.ts'
import type { ReportState } from './use-report.ts'

const STREET_ZOOM = 16

/** The pin stands in the middle and the map moves under it; the place is said in words, and can be typed. */
export function PlaceStep({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  const { draft, change, located } = report
  const city = useQuery({
    queryKey: ['territory', 'cities'],
    queryFn: () => territory.listAreas({ query: { parent: 'none' } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const first = city.data?.items[0]
  const start =
    draft.place ?? (first && first.lng !== null && first.lat !== null ? { lng: first.lng, lat: first.lat } : null)
  const [jump, setJump] = useState<MapTarget | null>(null)
  const grids = useGrids(located.data?.code)
  const [refused, setRefused] = useState(false)
  const target = jump ?? (start ? { centre: start, zoom: STREET_ZOOM } : null)
  const [opened] = useState(() => ({ place: draft.place }))
  const locateMe = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = { lng: round(coords.longitude), lat: round(coords.latitude), accuracyM: coords.accuracy }
        change({ place })
        setJump({ centre: place, zoom: STREET_ZOOM + 1 })
      },
      () => setRefused(true),
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  return (
    <>
      <p className="jm-quiet">{t('report.placeHint')}</p>
      <div className="jm-map">
        {target && (
          <MapCanvas
            label={t('report.place')}
            target={
              jump ?? {
                centre: opened.place ?? ('centre' in target ? target.centre : { lng: 0, lat: 0 }),
                zoom: STREET_ZOOM,
              }
            }
            centrePin
            {...(grids ? { areas: grids } : {})}
            onMove={({ centre }) => change({ place: { lng: round(centre.lng), lat: round(centre.lat) } })}
          />
        )}
      </div>
      <button type="button" className="jm-button" onClick={locateMe}>
        {t('report.locateMe')}
      </button>
      {refused && <p className="jm-wrong">{t('report.locateFailed')}</p>}
      <p role="status" className="jm-card">
        <PlaceWords report={report} />
      </p>
      <Compounds
        community={located.data?.code.slice(0, 12)}
        onChoose={place => {
          change({ place })
          setJump({ centre: place, zoom: STREET_ZOOM + 1 })
        }}
      />
      <Coordinates report={report} onPlace={place => setJump({ centre: place, zoom: STREET_ZOOM + 1 })} />
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
        <button type="button" className="jm-button" onClick={() => report.goTo(0)}>
          {t('report.back')}
        </button>
        <button
          type="button"
          className="jm-button"
          data-primary
          disabled={!draft.place || !located.data}
          onClick={() => report.goTo(2)}
        >
          {t('report.next')}
        </button>
      </div>
    </>
  )
}

function PlaceWords({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  const place = report.located.data
  if (!place) return <>{t('report.locating')}</>
  const path = place.path
    .slice(1)
    .map(area => area.name)
    .join(' › ')
  return (
    <>
      {place.compound && <strong>{t('report.placeNear', { name: place.compound.name })}</strong>}{' '}
      <span className="jm-quiet">
        {t(place.attribution === 'outside' ? 'report.placeOutside' : 'report.placeGrid', { path })}
      </span>
    </>
  )
}

function Coordinates({
  report,
  onPlace,
}: {
  report: ReportState
  onPlace: (place: { lng: number; lat: number }) => void
}) {
  const t = useT('matters-pocket')
  const { place } = report.draft
  const set = (part: { lng?: number; lat?: number }) => {
    const next = { lng: place?.lng ?? 0, lat: place?.lat ?? 0, ...part }
    if (!Number.isFinite(next.lng) || !Number.isFinite(next.lat)) return
    report.change({ place: next })
    onPlace(next)
  }
  return (
    <details>
      <summary className="jm-quiet">{t('report.coordinates')}</summary>
      <div className="jm-actions">
        {(['lng', 'lat'] as const).map(axis => (
          <div key={axis} className="jm-field">
            <label htmlFor={`place-${axis}`}>{t(`report.${axis}`)}</label>
            <input
              id={`place-${axis}`}
              type="number"
              step="any"
              value={place?.[axis] ?? ''}
              onChange={event => set({ [axis]: event.target.valueAsNumber })}
            />
          </div>
        ))}
      </div>
    </details>
  )
}

/** Outlines of the grids around, so that the pin stands somewhere even without a base map. */
function useGrids(code: string | undefined): Areas | undefined {
  const street = code && code.length >= 9 ? code.slice(0, 9) : undefined
  const shapes = useQuery({
    queryKey: ['territory', 'boundaries', street],
    queryFn: () => territory.listBoundaries({ params: { code: street ?? '' }, query: { level: 'grid' } }),
    enabled: street !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: previous => previous,
  })
  return shapes.data
}

interface CompoundsProps {
  community: string | undefined
  onChoose: (place: { lng: number; lat: number }) => void
}

/** Compounds of the community by name: choosing one moves the pin there. */
function Compounds({ community, onChoose }: CompoundsProps) {
  const t = useT('matters-pocket')
  const known = community !== undefined && community.length === 12
  const compounds = useQuery({
    queryKey: ['territory', 'compounds', community],
    queryFn: () => territory.listCompounds({ query: { areaCode: community ?? '', limit: 12 } }),
    enabled: known,
    staleTime: 300_000,
    placeholderData: previous => previous,
  })
  if (!compounds.data || compounds.data.items.length === 0) return null
  return (
    <fieldset className="jm-field">
      <legend>{t('report.compounds')}</legend>
      <div className="jm-chips">
        {compounds.data.items.map(compound => (
          <button
            key={compound.id}
            type="button"
            className="jm-chip"
            onClick={() => onChoose({ lng: compound.lng, lat: compound.lat })}
          >
            {compound.name}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

/** Six decimals are 0.1 m; more would only pretend. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
