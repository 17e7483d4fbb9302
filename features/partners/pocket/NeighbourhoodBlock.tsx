import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { partners } from './api.ts'
import { useMayJoin } from './MyPartnership.tsx'
import { PartnerCard } from './PartnerCard.tsx'
import './partners.css'

/** A few partners, the way to all of them, and to becoming one. */
export function NeighbourhoodBlock() {
  const t = useT('partners-pocket')
  const words = useT('partners')
  const mayJoin = useMayJoin()
  const list = useQuery({
    queryKey: ['partners', 'public', 'few'],
    queryFn: () => partners.listPublicPartners({ query: { limit: 3 } }),
  })
  return (
    <section className="pp-stack" aria-label={words('title')}>
      <div className="pp-head">
        <h2>{words('title')}</h2>
        <Link to="/partners">{t('all')}</Link>
      </div>
      <p className="pp-quiet">{t('lead')}</p>
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.map(one => (
        <PartnerCard key={one.id} partner={one} />
      ))}
      {mayJoin && (
        <Link to="/partners/join" className="jl-button">
          {t('join.open')}
        </Link>
      )}
    </section>
  )
}
