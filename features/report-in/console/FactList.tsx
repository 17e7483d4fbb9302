import type { ReactNode } from 'react'
import { useT } from '#ui/i18n.ts'

/** What is known, each under the name of its field; what is not known is left out. */
export function FactList({ facts }: { facts: readonly (readonly [field: string, value: ReactNode])[] }) {
  const t = useT('report-in')
  return (
    <dl className="jr-facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{t(`fields.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
