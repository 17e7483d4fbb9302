import { useQueryClient } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { kindId, type WorkKind } from '../../task-contract.ts'
import { orders } from '../api.ts'
import { formSchema } from '../form-schema.ts'

const answer = z.object({
  name: z.string().trim().min(2).max(30),
  nameEn: z.string().trim().min(2).max(60),
  hint: z.string().trim().max(99).optional(),
  ended: z.boolean().default(false),
})
const created = z.object({ id: kindId }).extend(answer.shape)

interface WorkKindDrawerProps {
  work: 'task' | 'errand'
  kind: WorkKind | null
  onClose: () => void
}

/** One kind of grid task or errand. */
export function WorkKindDrawer({ work, kind, onClose }: WorkKindDrawerProps) {
  const t = useT('orders-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const schema = useMemo(() => formSchema(kind ? answer : created), [kind])
  return (
    <Drawer
      open
      size={520}
      title={t(kind ? 'kinds.change' : `kinds.add_${work}`)}
      closable={{ 'aria-label': t('close') }}
      onClose={onClose}
    >
      <SchemaForm
        schema={schema}
        label={name => t(`kinds.fields.${name}`)}
        help={name => (name === 'id' || name === 'hint' ? t(`kinds.help.${name}`) : undefined)}
        initial={
          kind
            ? { name: kind.name, nameEn: kind.nameEn, hint: kind.hint, ended: kind.endedAt !== null }
            : { ended: false }
        }
        submitLabel={t('save')}
        onCancel={onClose}
        onSubmit={async ({ form }) => {
          const { hint = '', ...rest } = answer.parse(form)
          await orders.saveWorkKind({
            params: { id: kind?.id ?? kindId.parse(form['id']) },
            body: { ...rest, hint, work, requestId },
          })
          await client.invalidateQueries({ queryKey: ['orders'] })
          onClose()
        }}
      />
    </Drawer>
  )
}
