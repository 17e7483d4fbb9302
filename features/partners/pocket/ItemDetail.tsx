import { useQuery } from '@tanstack/react-query'
import { useT } from '#ui/i18n.ts'
import { partners } from './api.ts'
import './partners.css'

/** What a joint meeting gave my organisation to do. */
export function ItemDetail({ district, id }: { district: string; id: string }) {
  const t = useT('partners-pocket')
  const found = useQuery({
    queryKey: ['subject', 'co_building_item', district, id],
    queryFn: () => partners.getItem({ params: { district, id } }),
  })
  if (!found.data) return null
  const { what, place, area, meeting, dueOn } = found.data
  return (
    <section className="pp-card" aria-label={t('building.what')}>
      <h2>{t('building.what')}</h2>
      <p>{what}</p>
      <p className="pp-quiet">{[area.name, place].filter(Boolean).join(' · ')}</p>
      <p className="pp-quiet">{t('building.fixed', { on: meeting.heldOn, title: meeting.title, due: dueOn })}</p>
    </section>
  )
}
