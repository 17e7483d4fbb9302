import { useQuery } from '@tanstack/react-query'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { type MatterDetail, matters } from '../api.ts'
import { AlikeList } from './AlikeList.tsx'

/** What happened at the same place in the last year: a history of the place, never of a person (charter). */
export function NearbyCard({ matter }: { matter: MatterDetail }) {
  const t = useT('matters-intake')
  const locale = useLocale()
  const { district, id } = matter
  const found = useQuery({
    queryKey: ['matter', 'nearby', district, id, locale],
    queryFn: () => matters.nearbyMatters({ params: { district, id } }),
  })
  if (!found.data) return null
  const { items, metres } = found.data
  return (
    <Section title={t('nearby.title')}>
      <p className="jc-quiet">{items.length === 0 ? t('nearby.none') : t('nearby.within', { metres })}</p>
      {items.length > 0 && <AlikeList items={items.slice(0, 6)} />}
    </Section>
  )
}
