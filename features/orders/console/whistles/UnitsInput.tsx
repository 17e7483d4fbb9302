import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useRef } from 'react'
import { z } from 'zod'
import { OrganisationInput } from '#kernel/workflow/web/index.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { orders, territory } from '../api.ts'
import { readPlace } from '../PlaceInput.tsx'

const units = z.array(z.object({ organisationId: z.string().optional(), why: z.string(), name: z.string().optional() }))
type Unit = z.output<typeof units>[number]

/** The units to call and why. What the kind says comes first, the nearest of each; a person may choose otherwise. */
export function UnitsInput({ area, ...props }: InputProps & { area: string | undefined }) {
  const t = useT('orders-console')
  const { id, value, change, answers } = props
  const rows: Unit[] = units.safeParse(value).data ?? []
  const kind = typeof answers?.['kindId'] === 'string' ? answers['kindId'] : ''
  const suggested = useSuggested(kind, { answers, area })
  const latest = useRef(change)
  useEffect(() => {
    latest.current = change
  })
  useEffect(() => {
    if (suggested.data) latest.current(suggested.data)
  }, [suggested.data])
  const set = (index: number, next: Partial<Unit>) =>
    change(rows.map((row, at) => (at === index ? { ...row, ...next } : row)))
  return (
    <div id={id} className="oc-units" role="group" aria-label={props.label}>
      {rows.map((row, index) => (
        <div key={index}>
          {row.name ? (
            <strong>{row.name}</strong>
          ) : (
            <OrganisationInput
              {...props}
              field={{ ...props.field, kind: 'text' }}
              id={`${id}-${index}`}
              label={t('raise.unit', { index: index + 1 })}
              value={row.organisationId}
              change={next => set(index, { organisationId: typeof next === 'string' ? next : undefined })}
            />
          )}
          <Input
            aria-label={t('raise.why', { index: index + 1 })}
            placeholder={t('raise.whyHint')}
            value={row.why}
            onChange={event => set(index, { why: event.target.value })}
          />
          <Button onClick={() => change(rows.filter((_, at) => at !== index))}>{t('raise.remove')}</Button>
        </div>
      ))}
      <Button disabled={rows.length >= 8} onClick={() => change([...rows, { why: '' }])}>
        {t('raise.addUnit')}
      </Button>
    </div>
  )
}

/** What the kind calls at the place; known as soon as both are chosen. */
function useSuggested(kind: string, at: { answers: InputProps['answers']; area: string | undefined }) {
  const place = readPlace(at.answers?.['point'])
  const located = useQuery({
    queryKey: ['territory', 'locate', place?.lng, place?.lat],
    queryFn: () => territory.locate({ query: { lng: place?.lng, lat: place?.lat } }),
    enabled: place !== null,
  })
  const area = located.data?.code ?? at.area ?? ''
  return useQuery({
    queryKey: ['orders', 'preview', kind, area],
    queryFn: async () => {
      const found = await orders.previewWhistle({ query: { kind, area } })
      return found.units.map(({ organisation, why }) => ({
        organisationId: organisation?.id,
        name: organisation?.name,
        why,
      }))
    },
    enabled: kind !== '' && area !== '',
    staleTime: 5 * 60_000,
  })
}
