import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PocketSchemaForm } from '#ui/form/PocketSchemaForm.tsx'
import type { JsonSchema } from '#ui/form/schema-fields.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { orders } from './api.ts'
import { AreaChoice } from './AreaChoice.tsx'
import { Back } from './Parts.tsx'
import { useMyArea } from './use-my-area.ts'
import './pocket.css'

const answer = z.object({
  kindId: z.string(),
  askedFor: z.enum(['self', 'neighbour']).optional(),
  words: z.string().trim().min(2).max(500),
  place: z.string().trim().max(60).optional(),
  phone: z.string().trim().max(30).optional(),
  consent: z.boolean().optional(),
})

/** Asks a grid worker to do something at a window: for oneself, or for a neighbour who agrees. */
export function AskErrandPage() {
  const t = useT('orders-pocket')
  const locale = useLocale()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [area, setArea] = useMyArea()
  const [requestId] = useState(() => newId())
  const staff = useViewer().posts.some(post => post.role !== 'resident')
  const kinds = useQuery({
    queryKey: ['orders', 'work-kinds', 'errand', locale],
    queryFn: () => orders.listWorkKinds({ query: { work: 'errand' } }),
  }).data?.items
  const ids = kinds?.map(kind => kind.id).join(',') ?? ''
  const schema = useMemo(() => (ids ? schemaOf(ids.split(','), staff) : null), [ids, staff])
  return (
    <div className="op-stack">
      <Back to="/my-errands" />
      <h1>{t('errands.ask')}</h1>
      <AreaChoice value={area} onChange={setArea} />
      {area === null ? (
        <EmptyState sentence={t('errands.chooseArea')} />
      ) : (
        schema && (
          <PocketSchemaForm
            schema={schema}
            label={name => t(`errands.fields.${name}`)}
            help={name => (name === 'words' || name === 'consent' ? t(`errands.help.${name}`) : undefined)}
            option={(name, value) => optionWord(name, value) ?? t(`orders:errand.askedFor.${value}`)}
            draftKey="errand"
            initial={staff ? {} : { askedFor: 'self' }}
            submitLabel={t('errands.send')}
            onSubmit={async ({ form }) => {
              const { place, phone, askedFor, consent, ...rest } = answer.parse(form)
              const errand = await orders.askErrand({
                body: {
                  ...rest,
                  requestId,
                  areaCode: area,
                  askedFor: staff ? 'on_behalf' : (askedFor ?? 'self'),
                  // A resident who asks for a neighbour says with that choice that the neighbour agreed.
                  consent: staff ? (consent ?? false) : askedFor === 'neighbour',
                  ...(place ? { place } : {}),
                  ...(phone ? { phone } : {}),
                },
              })
              await client.invalidateQueries({ queryKey: ['orders'] })
              void navigate({
                to: '/tasks/$district/$id',
                params: { district: errand.district, id: errand.caseId },
              })
            }}
          />
        )
      )}
    </div>
  )

  function optionWord(name: string, value: string): string | undefined {
    const kind = name === 'kindId' ? kinds?.find(one => one.id === value) : undefined
    if (!kind) return undefined
    return locale === 'en' ? kind.nameEn : kind.name
  }
}

/** Staff write it down for somebody; a resident says for whom. */
function schemaOf(ids: string[], staff: boolean): JsonSchema {
  const { kindId: _any, askedFor, consent, ...asked } = answer.shape
  const kindId = z.enum(ids)
  const shape = staff ? { kindId, ...asked, consent } : { kindId, askedFor: askedFor.unwrap(), ...asked }
  const form = z.object(shape)
  return JSON.parse(JSON.stringify(z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' })))
}
