import { useT } from '#ui/i18n.ts'
import type { Rate } from '../shapes.ts'

/** The three rates, each with what it divides by what. */
export function Rates({ rates }: { rates: readonly Rate[] }) {
  const t = useT('wall-console')
  const until = rates[0]?.to ?? ''
  return (
    <section className="jwall-rates">
      <h2>{t('rates', { date: until.slice(5) })}</h2>
      <dl>
        {rates.map(rate => (
          <div key={rate.key}>
            <dt>{rate.name}</dt>
            <dd data-shown={rate.value === null ? 'hidden' : undefined}>
              {rate.value === null ? t(rate.shown === 'none' ? 'none' : 'hidden') : `${rate.value.toFixed(1)}%`}
            </dd>
            <dd className="jwall-quiet">{rate.formula}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
