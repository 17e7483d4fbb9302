import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { OrderDetail } from '../api.ts'

/** What whoever was served said of it. */
export function RatingCard({ rating }: { rating: OrderDetail['rating'] }) {
  const t = useT('orders')
  if (!rating) return null
  return (
    <Section title={t('fields.rating')}>
      <p>
        {t(`served.${rating.served}`)} · {t(`satisfied.${rating.satisfied}`)}
      </p>
      {rating.words && <p className="oc-words">{rating.words}</p>}
    </Section>
  )
}
