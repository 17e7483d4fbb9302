import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { territory } from './api.ts'
import type { Spot } from './place-moves.ts'

interface CompoundsProps {
  /** Code of the area the pin stands in. */
  near: string | null
  city: string | null
  onChoose: (place: Spot) => void
}

/** Compounds by name: those of the community around, or those in the city that are called so. Choosing one moves the pin. */
export function Compounds({ near, city, onChoose }: CompoundsProps) {
  const t = useT('matters-pocket')
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const community = near && near.length >= 12 ? near.slice(0, 12) : null
  const areaCode = words === '' ? community : city
  const found = useQuery({
    queryKey: ['territory', 'compounds', areaCode, words],
    queryFn: () =>
      territory.listCompounds({ query: { areaCode: areaCode ?? '', limit: 12, ...(words ? { q: words } : {}) } }),
    enabled: areaCode !== null,
    staleTime: 300_000,
    placeholderData: previous => previous,
  })
  const items = areaCode === null ? [] : (found.data?.items ?? [])
  return (
    <div className="jm-field">
      <label htmlFor="compound">{t('report.findCompound')}</label>
      <input
        id="compound"
        type="search"
        autoComplete="off"
        maxLength={100}
        placeholder={t('report.findCompoundHint')}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      {words !== '' && found.isSuccess && !found.isPlaceholderData && items.length === 0 && (
        <p role="status" className="jm-quiet">
          {t('report.noCompound')}
        </p>
      )}
      {items.length > 0 && (
        <fieldset className="jm-field">
          <legend className="jm-quiet">{t(words === '' ? 'report.compounds' : 'report.compoundsFound')}</legend>
          <div className="jm-chips">
            {items.map(compound => (
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
      )}
    </div>
  )
}
