import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import type { Spot } from './place-moves.ts'

interface CoordinatesProps {
  place: Spot | null
  onPlace: (place: Spot) => void
}

/** For who cannot use the map: the same place as two numbers, kept as typed until they are a place. */
export function Coordinates({ place, onPlace }: CoordinatesProps) {
  const t = useT('matters-pocket')
  const [typed, setTyped] = useState<{ lng: string; lat: string } | null>(null)
  const shown = typed ?? { lng: String(place?.lng ?? ''), lat: String(place?.lat ?? '') }
  const set = (part: Partial<typeof shown>) => {
    const next = { ...shown, ...part }
    setTyped(next)
    const spot = { lng: Number(next.lng), lat: Number(next.lat) }
    if (next.lng.trim() !== '' && next.lat.trim() !== '' && !Number.isNaN(spot.lng + spot.lat)) onPlace(spot)
  }
  return (
    <details>
      <summary className="jm-summary">{t('report.coordinates')}</summary>
      <div className="jm-actions">
        {(['lng', 'lat'] as const).map(axis => (
          <div key={axis} className="jm-field">
            <label htmlFor={`place-${axis}`}>{t(`report.${axis}`)}</label>
            <input
              id={`place-${axis}`}
              inputMode="decimal"
              autoComplete="off"
              value={shown[axis]}
              onChange={event => set({ [axis]: event.target.value })}
              onBlur={() => setTyped(null)}
            />
          </div>
        ))}
      </div>
    </details>
  )
}
