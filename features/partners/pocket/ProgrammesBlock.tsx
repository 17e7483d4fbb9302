import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLocale, useT } from '#ui/i18n.ts'
import { partners } from './api.ts'
import './partners.css'

/** The published methods; nothing at all when there are none. */
export function ProgrammesBlock() {
  const t = useT('partners-pocket')
  const locale = useLocale()
  const list = useQuery({
    queryKey: ['partners', 'programmes', 'public', locale],
    queryFn: () => partners.listPublicProgrammes({ query: { limit: 5 } }),
  })
  if (!list.data || list.data.items.length === 0) return null
  return (
    <section className="pp-stack" aria-label={t('programme.title')}>
      <div className="pp-head">
        <h2>{t('programme.title')}</h2>
      </div>
      {list.data.items.map(one => (
        <Link
          key={one.id}
          to="/programmes/$district/$id"
          params={{ district: one.district, id: one.id }}
          className="pp-card"
        >
          <strong>{one.name}</strong>
          <span className="pp-quiet">{one.motto || one.areaName}</span>
        </Link>
      ))}
    </section>
  )
}
