import { useQuery } from '@tanstack/react-query'
import { useT } from '#ui/i18n.ts'
import { partners } from './api.ts'
import './partners.css'

/** What the community asks my organisation for: a seat, a term, and whom it proposes. */
export function SeatDetail({ district, id }: { district: string; id: string }) {
  const t = useT('partners-pocket')
  const found = useQuery({
    queryKey: ['subject', 'part_time_seat', district, id],
    queryFn: () => partners.getSeat({ params: { district, id } }),
  })
  if (!found.data) return null
  const { committee, validFrom, validTo, holder } = found.data
  return (
    <section className="pp-card" aria-label={t('building.seat')}>
      <h2>{t('building.seat')}</h2>
      <p>{t('building.seatAt', { committee: committee.name, from: validFrom, to: validTo })}</p>
      <p className="pp-quiet">{holder ? t('building.proposed', { name: holder }) : t('building.nobody')}</p>
    </section>
  )
}
