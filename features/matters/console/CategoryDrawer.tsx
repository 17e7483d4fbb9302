import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { urgencies } from '../index.ts'
import { type Category, type CategoryField, matters } from './api.ts'
import { formSchema } from './json-schema.ts'

interface CategoryDrawerProps {
  field: CategoryField
  /** Null for a new item. */
  item: Category | null
  onClose: () => void
}

const text = z.string().trim().min(1).max(60)
const facts = z.object({
  name: text,
  nameEn: text,
  keywords: z.array(z.string().max(20)).max(40).default([]),
  urgency: z.enum(urgencies),
  reopenDays: z.number().int().min(0).max(365),
  photoRequired: z.boolean(),
  residents: z.boolean(),
  nearMetres: z.number().int().min(0).max(2000),
  nearDays: z.number().int().min(1).max(365),
  nearShown: z.boolean(),
  position: z.number().int().min(0).max(10_000),
})
const added = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9_]+$/)
    .max(30),
  ...facts.shape,
})
const changed = facts.extend({ validTo: z.iso.date().optional() })

const near = { nearMetres: 60, nearDays: 30, nearShown: true }

/** One item of the list: its words, its urgency, and what it asks of whoever handles it. */
export function CategoryDrawer({ field, item, onClose }: CategoryDrawerProps) {
  const t = useT('matters-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const schema = useMemo(() => formSchema(item ? changed : added), [item])
  const save = useMutation({
    mutationFn: (form: Record<string, unknown>) => {
      if (!item) {
        const { slug, ...rest } = added.parse(form)
        return matters.createCategory({ body: { requestId, id: `${field.id}.${slug}`, ...rest } })
      }
      const { validTo = null, ...rest } = changed.parse(form)
      return matters.editCategory({ params: { id: item.id }, body: { requestId, ...rest, validTo } })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['matter', 'categories'] }),
  })
  const position = Math.max(0, ...field.items.map(one => one.position)) + 10
  const initial = item
    ? { ...item, validTo: item.validTo ?? undefined }
    : { urgency: 'normal', reopenDays: 15, photoRequired: false, residents: true, position, ...near }
  return (
    <Drawer
      open
      size={480}
      title={item ? t('categories.edit', { name: item.name }) : t('categories.addTo', { field: field.name })}
      closable={{ 'aria-label': t('close') }}
      onClose={onClose}
    >
      {item && item.classes.length > 0 && (
        <p className="jc-quiet jc-gap">
          {t('categories.classes', { names: item.classes.map(one => `${one.code} ${one.name}`).join('、') })}
        </p>
      )}
      <SchemaForm
        schema={schema}
        label={name => t(`categories.fields.${name}`)}
        help={name =>
          ['slug', 'validTo', 'keywords', 'reopenDays', 'nearMetres', 'nearShown'].includes(name)
            ? t(`categories.help.${name}`)
            : undefined
        }
        option={(_name, value) => t(`matters:urgency.${value}`)}
        initial={initial}
        submitLabel={t('save')}
        onCancel={onClose}
        onSubmit={async ({ form }) => {
          await save.mutateAsync(form)
          onClose()
        }}
      />
    </Drawer>
  )
}
