import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { AreaInput } from '#kernel/territory/web/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../index.ts'
import { type RegistrationDetail, reportIn } from './api.ts'

/** A post follows from serving: only one the person said they would take. */
export function GivePost({ registration, onClose }: { registration: RegistrationDetail; onClose: () => void }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const people = useT('people')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const { district, id, willing } = registration
  return (
    <FormDrawer
      title={t('post.open')}
      lead={t('post.lead', { roles: willing.map(role => people(`roles.${role}`)).join('、') })}
      body={contract.routes.givePost.body}
      initial={{ role: willing[0] }}
      label={name => words(`fields.${name}`)}
      option={(_name, value) => people(`roles.${value}`)}
      widgets={{ areaCode: AreaInput }}
      submitLabel={t('post.save')}
      save={async form => {
        await reportIn.givePost({ params: { district, id }, body: { ...form, requestId } })
        await Promise.all(['report-in', 'registration'].map(part => client.invalidateQueries({ queryKey: [part] })))
      }}
      onClose={onClose}
    />
  )
}
