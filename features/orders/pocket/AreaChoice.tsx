import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { territory } from './api.ts'

const levels = ['district', 'street', 'community'] as const

interface AreaChoiceProps {
  value: string | null
  onChange: (code: string | null) => void
}

/** A community: the one that is known in one line, or chosen by where the device is or by district, street and community. */
export function AreaChoice({ value, onChange }: AreaChoiceProps) {
  const [open, setOpen] = useState(value === null)
  if (value !== null && !open) return <Known code={value} onChange={() => setOpen(true)} />
  return <Choosing value={value} onChange={onChange} />
}

function Known({ code, onChange }: { code: string; onChange: () => void }) {
  const t = useT('orders-pocket')
  const area = useQuery({
    queryKey: ['territory', 'area', code],
    queryFn: () => territory.getArea({ params: { code } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className="op-head">
      <span>
        <span className="op-quiet">{t('area.legend')}</span> {area.data?.name}
      </span>
      <button type="button" className="op-button" onClick={onChange}>
        {t('area.change')}
      </button>
    </div>
  )
}

function Choosing({ value, onChange }: AreaChoiceProps) {
  const t = useT('orders-pocket')
  const [way, setWay] = useState(value ?? '')
  const choose = (code: string) => {
    setWay(code)
    onChange(code.length === 12 ? code : null)
  }
  const cities = useQuery({
    queryKey: ['territory', 'cities'],
    queryFn: () => territory.listAreas({ query: { parent: 'none' } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const city = cities.data?.items[0]?.code ?? null
  const parents = [city, way.length >= 6 ? way.slice(0, 6) : null, way.length >= 9 ? way.slice(0, 9) : null]
  const lengths = [6, 9, 12]
  const here = useHere(choose)
  return (
    <fieldset className="op-field">
      <legend>{t('area.legend')}</legend>
      <button type="button" className="op-button" onClick={here.ask}>
        {t('area.here')}
      </button>
      {here.failed && <p className="op-quiet">{t('area.failed')}</p>}
      {levels.map((level, index) => (
        <Level
          key={level}
          label={t(`area.${level}`)}
          parent={parents[index] ?? null}
          value={way.length >= (lengths[index] ?? 0) ? way.slice(0, lengths[index]) : ''}
          onChange={choose}
        />
      ))}
    </fieldset>
  )
}

interface LevelProps {
  label: string
  parent: string | null
  value: string
  onChange: (code: string) => void
}

function Level({ label, parent, value, onChange }: LevelProps) {
  const t = useT('orders-pocket')
  const areas = useQuery({
    queryKey: ['territory', 'areas', parent],
    queryFn: () => territory.listAreas({ query: { parent: parent ?? '', limit: 200 } }),
    enabled: parent !== null,
  })
  return (
    <select
      aria-label={label}
      disabled={parent === null}
      value={value}
      onChange={event => onChange(event.target.value || (parent ?? ''))}
    >
      <option value="">{t('area.choose', { level: label })}</option>
      {(areas.data?.items ?? []).map(area => (
        <option key={area.code} value={area.code}>
          {area.name}
        </option>
      ))}
    </select>
  )
}

/** Where the device is, taken at this instant and not kept. */
function useHere(onFound: (code: string) => void) {
  const [failed, setFailed] = useState(false)
  const ask = () => {
    if (!('geolocation' in navigator)) return setFailed(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const query = { lng: coords.longitude, lat: coords.latitude }
        void territory.locate({ query }).then(
          found => (found.code.length >= 12 ? onFound(found.code.slice(0, 12)) : setFailed(true)),
          () => setFailed(true),
        )
      },
      () => setFailed(true),
      { timeout: 10_000 },
    )
  }
  return { failed, ask }
}
