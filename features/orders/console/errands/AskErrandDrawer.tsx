import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { AreaInput } from '#kernel/territory/web/index.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { orders } from '../api.ts'
import { formSchema } from '../form-schema.ts'
import { useWorkKinds } from '../whistles/use-kinds.ts'
import { errandPath } from './errand-path.ts'

const answer = z.object({
  kindId: z.string(),
  words: z.string().trim().min(2).max(500),
  areaCode: z.string(),
  place: z.string().trim().max(60).optional(),
  phone: z.string().trim().max(30).optional(),
  consent: z.boolean(),
})

/** Writes an errand down for somebody who came to the desk and agrees. */
export function AskErrandDrawer({ onClose }: { onClose: () => void }) {
  const t = useT('orders-console')
  const navigate = useNavigate()
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const kinds = useWorkKinds('errand').data
  const ids = kinds?.map(kind => kind.id).join(',') ?? ''
  const schema = useMemo(() => (ids ? formSchema(answer.extend({ kindId: z.enum(ids.split(',')) })) : null), [ids])
  return (
    <Drawer open size={520} title={t('errands.ask')} closable={{ 'aria-label': t('close') }} onClose={onClose}>
      {schema && (
        <SchemaForm
          schema={schema}
          label={name => t(`errands.form.${name}`)}
          help={name => (name === 'words' || name === 'consent' ? t(`errands.help.${name}`) : undefined)}
          option={(_name, value) => kinds?.find(kind => kind.id === value)?.label}
          widgets={{ areaCode: AreaInput }}
          submitLabel={t('errands.send')}
          onCancel={onClose}
          onSubmit={async ({ form }) => {
            const { place, phone, ...rest } = answer.parse(form)
            const errand = await orders.askErrand({
              body: {
                ...rest,
                requestId,
                askedFor: 'on_behalf',
                ...(place ? { place } : {}),
                ...(phone ? { phone } : {}),
              },
            })
            await client.invalidateQueries({ queryKey: ['orders'] })
            void navigate({ to: errandPath(errand) })
          }}
        />
      )}
    </Drawer>
  )
}
