import { InputNumber } from 'antd'
import { useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import type { MapTarget, Place } from '#ui/map/map-props.ts'
import { useHomeGround, useLocated } from './use-place.ts'

const zoom = 15

/** A press on the map sets the pin; it can be dragged, moved by arrow keys, or typed as coordinates. */
export function PointInput({ id, label, value, change }: InputProps) {
  const t = useT('matters-console')
  const place = readPlace(value)
  const [jump, setJump] = useState<MapTarget | null>(null)
  const { centre, grids } = useHomeGround()
  const located = useLocated(place)
  const set = (next: Place) => change({ lng: round(next.lng), lat: round(next.lat) })
  const type = (part: Partial<Place>) => {
    const next = { lng: place?.lng ?? centre?.lng ?? 0, lat: place?.lat ?? centre?.lat ?? 0, ...part }
    set(next)
    setJump({ centre: next, zoom: zoom + 1 })
  }
  return (
    <div id={id} className="jc-point">
      {centre && (
        <MapCanvas
          height={320}
          label={label}
          target={jump ?? { centre, zoom }}
          {...(grids ? { areas: grids } : {})}
          {...(located.data ? { selectedArea: located.data.code } : {})}
          pin={place}
          onPin={set}
          onGround={set}
        />
      )}
      <p role="status" className={place ? 'jc-place' : 'jc-quiet'}>
        {place && located.data ? <PlaceWords located={located.data} /> : t('report.noPoint')}
      </p>
      <div className="jc-coordinates">
        {(['lng', 'lat'] as const).map(axis => (
          <label key={axis}>
            {t(`report.${axis}`)}
            <InputNumber
              value={place?.[axis] ?? null}
              step={0.0001}
              controls={false}
              onChange={next => {
                if (typeof next === 'number') type({ [axis]: next })
              }}
            />
          </label>
        ))}
      </div>
    </div>
  )
}

type Located = NonNullable<ReturnType<typeof useLocated>['data']>

function PlaceWords({ located }: { located: Located }) {
  const t = useT('matters-console')
  const { path, compound, attribution } = located
  return (
    <>
      {compound && <strong>{compound.name}</strong>}
      <span>
        {path
          .slice(1)
          .map(area => area.name)
          .join(' › ')}
      </span>
      {attribution !== 'inside' && <span className="jc-attribution">{t(`matters:attribution.${attribution}`)}</span>}
    </>
  )
}

export function readPlace(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null || !('lng' in value) || !('lat' in value)) return null
  const { lng, lat } = value
  return typeof lng === 'number' && typeof lat === 'number' ? { lng, lat } : null
}

/** Six decimals are 0.1 m; more would only pretend. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
