import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { OrganisationInput } from '#kernel/workflow/web/index.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { orders } from '../api.ts'
import { useServiceFields } from './use-fields.ts'

export interface Wanted {
  field: string | null
  area: { code: string; name: string }
  startsAt?: string
  endsAt?: string
}

/** Chooses a unit: what the register suggests stands first and says why; any other unit can be found by name. */
export function partnerInput(wanted: Wanted): ComponentType<InputProps> {
  return function PartnerInput(input: InputProps) {
    return (
      <>
        <Matches wanted={wanted} value={input.value} onChoose={input.change} />
        <OrganisationInput {...input} />
      </>
    )
  }
}

interface MatchesProps {
  wanted: Wanted
  value: unknown
  onChoose: (organisationId: string) => void
}

function Matches({ wanted, value, onChoose }: MatchesProps) {
  const t = useT('orders')
  const locale = useLocale()
  const { field, area, startsAt, endsAt } = wanted
  const may = useMay('order.dispatch')
  const { nameOf } = useServiceFields()
  const found = useQuery({
    queryKey: ['orders', 'partners', field, area.code, startsAt, locale],
    queryFn: () =>
      orders.findServicePartners({
        query: { field: field ?? '', area: area.code, ...(startsAt && endsAt ? { from: startsAt, to: endsAt } : {}) },
      }),
    enabled: may && field !== null,
  })
  const units = (found.data?.items ?? []).flatMap(one =>
    one.organisationId ? [{ ...one, id: one.organisationId }] : [],
  )
  if (found.isSuccess && units.length === 0) return <p className="oc-quiet">{t('orders-console:noMatches')}</p>
  return (
    <ul className="oc-matches" aria-label={t('orders-console:matches')}>
      {units.slice(0, 5).map(one => (
        <li key={one.partnerId}>
          <button type="button" className="oc-match" aria-pressed={value === one.id} onClick={() => onChoose(one.id)}>
            {one.name}
            <small>
              {one.reasons
                .map(({ code, params }) => t(`reasons.${code}`, { area: area.name, ...params, field: nameOf(field) }))
                .join(' · ')}
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
}
