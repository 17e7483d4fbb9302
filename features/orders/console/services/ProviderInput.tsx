import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { PersonInput } from '#kernel/people/web/index.ts'
import { OrganisationInput } from '#kernel/workflow/web/index.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { type ItemDetail, orders } from '../api.ts'
import { useServiceFields } from './use-fields.ts'

/**
 * Who serves an item: a unit of the directory; or a person, whom the register suggests by what they said they would do,
 * or who is of the staff. Residents are in no list: only who joined the register and agreed to be seen there is suggested.
 */
export function providerInput(item: ItemDetail | undefined): ComponentType<InputProps> {
  return function ProviderInput(input: InputProps) {
    const t = useT('orders-console')
    const kind = input.answers?.['providerKind']
    if (kind === 'organisation') return <OrganisationInput {...input} />
    if (kind === 'person') return <ProviderPerson {...input} item={item} />
    return <p className="oc-quiet">{t('menus.provider.open')}</p>
  }
}

interface Suggested {
  id: string
  name: string
  why: string
}

function ProviderPerson({ item, ...input }: InputProps & { item: ItemDetail | undefined }) {
  const t = useT('orders-console')
  const suggested = useSuggested(input, item)
  const { value, change } = input
  const chosen = suggested.find(one => one.id === value)
  return (
    <>
      {suggested.length > 0 && (
        <ul className="oc-matches" aria-label={t('menus.provider.suggested')}>
          {suggested.map(one => (
            <li key={one.id}>
              <button
                type="button"
                className="oc-match"
                aria-pressed={value === one.id}
                onClick={() => change(value === one.id ? undefined : one.id)}
              >
                {one.name}
                <small>{one.why}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <PersonInput {...input} value={chosen ? undefined : value} />
      <p className="oc-quiet">{t('menus.provider.person')}</p>
    </>
  )
}

/** Whoever serves it already, and persons of the register for its field and community. */
function useSuggested({ answers }: InputProps, item: ItemDetail | undefined): Suggested[] {
  const t = useT('orders-console')
  const words = useT('orders')
  const locale = useLocale()
  const { nameOf } = useServiceFields()
  const said = (name: string) => (typeof answers?.[name] === 'string' ? answers[name] : '')
  const field = said('field')
  const area = said('areaCode') || (item?.area.code ?? '')
  const may = useMay('order.dispatch')
  const found = useQuery({
    queryKey: ['orders', 'partners', field, area, null, locale],
    queryFn: () => orders.findServicePartners({ query: { field, area } }),
    enabled: may && field !== '' && area !== '',
  })
  const own =
    item?.providerKind === 'person' && item.providerId
      ? [{ id: item.providerId, name: item.provider ?? '', why: t('menus.provider.now') }]
      : []
  const matches = (found.data?.items ?? []).flatMap(one =>
    one.personId
      ? [
          {
            id: one.personId,
            name: one.name,
            why: one.reasons
              .map(({ code, params }) =>
                words(`reasons.${code}`, {
                  area: item?.area.name ?? t('menus.provider.here'),
                  ...params,
                  field: nameOf(field),
                }),
              )
              .join(' · '),
          },
        ]
      : [],
  )
  return [...new Map([...matches, ...own].map(one => [one.id, one])).values()]
}
