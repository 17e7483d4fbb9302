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
import { PlaceInput } from '../PlaceInput.tsx'
import { useWorkKinds } from '../whistles/use-kinds.ts'
import { taskPath } from './task-path.ts'

const answer = z.object({
  kindId: z.string(),
  words: z.string().trim().min(2).max(1000),
  areaCode: z.string(),
  place: z.string().trim().max(99).optional(),
  point: z.object({ lng: z.number(), lat: z.number() }).optional(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  wanted: z.number().int().min(1).max(200),
})

const widgets = { areaCode: AreaInput, point: PlaceInput }

/** Posts a task: what, where, when, how many people. */
export function PostTaskDrawer({ onClose }: { onClose: () => void }) {
  const t = useT('orders-console')
  const navigate = useNavigate()
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const kinds = useWorkKinds('task').data
  const ids = kinds?.map(kind => kind.id).join(',') ?? ''
  const schema = useMemo(() => (ids ? formSchema(answer.extend({ kindId: z.enum(ids.split(',')) })) : null), [ids])
  return (
    <Drawer open size={560} title={t('tasks.post')} closable={{ 'aria-label': t('close') }} onClose={onClose}>
      {schema && (
        <SchemaForm
          schema={schema}
          label={name => t(`tasks.form.${name}`)}
          help={name => (name === 'kindId' ? undefined : name === 'wanted' ? t('tasks.wantedHelp') : undefined)}
          option={(_name, value) => kinds?.find(kind => kind.id === value)?.label}
          widgets={widgets}
          initial={{ wanted: 3 }}
          submitLabel={t('tasks.send')}
          onCancel={onClose}
          onSubmit={async ({ form }) => {
            const { place, point, ...rest } = answer.parse(form)
            const task = await orders.postTask({
              body: {
                ...rest,
                requestId,
                ...(place ? { place } : {}),
                ...(point ? { point: { ...point, crs: 'wgs84' } } : {}),
              },
            })
            await client.invalidateQueries({ queryKey: ['orders'] })
            void navigate({ to: taskPath(task) })
          }}
        />
      )}
    </Drawer>
  )
}
