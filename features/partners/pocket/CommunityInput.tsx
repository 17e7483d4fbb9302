import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { territory } from './api.ts'
import './partners.css'

/** The community one lives in, by its name. */
export function CommunityInput({ id, value, change, describedBy, invalid }: InputProps) {
  const t = useT('partners-pocket')
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['territory', 'communities', q],
    queryFn: () => territory.listAreas({ query: { level: 'community', limit: 8, q } }),
    enabled: q !== '',
    staleTime: 60_000,
    placeholderData: former => former,
  })
  const chosen = useQuery({
    queryKey: ['territory', 'area', value],
    queryFn: () => territory.getArea({ params: { code: String(value) } }),
    enabled: typeof value === 'string',
  })
  if (typeof value === 'string')
    return (
      <p className="pp-chosen">
        {chosen.data?.name ?? value}
        <button type="button" className="jl-link" onClick={() => change(undefined)}>
          {t('join.another')}
        </button>
      </p>
    )
  return (
    <div className="pp-stack">
      <input
        id={id}
        className="pp-text"
        value={typed}
        placeholder={t('join.communityHint')}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={event => setTyped(event.target.value)}
      />
      {q !== '' && found.data?.items.length === 0 && <p role="status">{t('join.noCommunity')}</p>}
      {q !== '' && found.data && found.data.items.length > 0 && (
        <ul className="pp-found" aria-label={t('join.communities')}>
          {found.data.items.map(area => (
            <li key={area.code}>
              <button type="button" className="jl-button" onClick={() => change(area.code)}>
                {area.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
