import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../index.ts'
import { partners } from './api.ts'
import { useOfferForm } from './offer-form.ts'

/** An application by whoever holds a post for the organisation; the community or street there checks it. */
export function ApplyForOrganisation({ areaCode, onClose }: { areaCode: string | undefined; onClose: () => void }) {
  const t = useT('partners-console')
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useOfferForm()
  const [requestId] = useState(() => newId())
  return (
    <FormDrawer
      title={t('apply.title')}
      lead={t('apply.lead')}
      body={contract.routes.applyAsPartner.body}
      without={['called']}
      first={['organisationId', 'areaCode']}
      initial={areaCode ? { areaCode, areas: [areaCode] } : {}}
      {...form}
      submitLabel={t('apply.do')}
      save={async answer => {
        const made = await partners.applyAsPartner({ body: { ...answer, requestId } })
        await client.invalidateQueries({ queryKey: ['partners'] })
        await navigate({ to: '/partners/$district/$id', params: { district: made.district, id: made.subjectId } })
      }}
      onClose={onClose}
    />
  )
}
