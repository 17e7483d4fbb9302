import { useT } from '#ui/i18n.ts'
import type { PublicPartner } from '../shapes.ts'
import { useDictionary } from './api.ts'
import './partners.css'

/** One organisation of the public register. */
export function PartnerCard({ partner }: { partner: PublicPartner }) {
  const t = useT('partners-pocket')
  const words = useT('partners')
  const { fieldName } = useDictionary()
  const comma = t('comma')
  const times = partner.times.map(({ weekday, from, to }) => `${words(`weekdays.${weekday}`)} ${from}–${to}`)
  return (
    <article className="pp-card">
      <h3>{partner.name}</h3>
      <p>{partner.fields.map(fieldName).join(comma)}</p>
      {partner.words && <p>{partner.words}</p>}
      <p className="pp-quiet">
        {partner.areaName} · {times.length > 0 ? times.join(comma) : t('byArrangement')}
      </p>
      {partner.phone && (
        <a href={`tel:${partner.phone}`} className="jl-button">
          {t('call', { phone: partner.phone })}
        </a>
      )}
    </article>
  )
}
