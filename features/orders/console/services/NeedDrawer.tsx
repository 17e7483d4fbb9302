import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { contract } from '../../contract.ts'
import { orders } from '../api.ts'
import { FieldInput } from './FieldInput.tsx'

const { body } = contract.routes.collectNeed

/** Writes a need down, with where it was heard. */
export function NeedDrawer({ onClose }: { onClose: () => void }) {
  const t = useT('orders-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  return (
    <FormDrawer
      title={t('needs.add')}
      lead={t('needs.addLead')}
      body={body}
      first={['words', 'sourceKind', 'sourceNumber', 'areaCode', 'field']}
      initial={useHomeArea()}
      label={name => t(`needs.fields.${name}`)}
      option={(_name, value) => t(`orders:needSources.${value}`)}
      widgets={{ areaCode: AreaInput, field: FieldInput }}
      submitLabel={t('needs.save')}
      save={async answer => {
        await orders.collectNeed({ body: { ...answer, requestId } })
        await client.invalidateQueries({ queryKey: ['orders', 'needs'] })
      }}
      onClose={onClose}
    />
  )
}

/** Where a form begins: the area that is looked at, or that of one's own post, when it is a community or a grid. */
export function useHomeArea(): { areaCode?: string } {
  const { areaCode } = useArea()
  const { posts } = useViewer()
  const code = areaCode ?? posts[0]?.areaCode ?? ''
  return code.length >= 12 ? { areaCode: code } : {}
}

/** The place of a need or of an item: a community or a grid. */
export function AreaInput({ label, value, change }: InputProps) {
  return (
    <AreaPicker label={label} value={typeof value === 'string' ? value : undefined} onChange={change} width="100%" />
  )
}
