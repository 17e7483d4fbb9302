import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../index.ts'
import { type RegistrationDetail, reportIn } from './api.ts'

/** The community ends a registration; the person reads the reason. */
export function EndRegistration({ registration, onClose }: { registration: RegistrationDetail; onClose: () => void }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const { district, id } = registration
  return (
    <FormDrawer
      title={t('end.open')}
      lead={t('end.lead')}
      body={contract.routes.endRegistration.body}
      label={name => (name === 'reason' ? t('end.reason') : words(`fields.${name}`))}
      option={(_name, value) => words(`endReasons.${value}`)}
      submitLabel={t('end.open')}
      save={async form => {
        await reportIn.endRegistration({ params: { district, id }, body: { ...form, requestId } })
        await Promise.all(['report-in', 'registration'].map(part => client.invalidateQueries({ queryKey: [part] })))
      }}
      onClose={onClose}
    />
  )
}
