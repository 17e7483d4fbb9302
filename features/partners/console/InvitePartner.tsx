import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../index.ts'
import { partners } from './api.ts'
import { useOfferForm } from './offer-form.ts'

/** Invites an organisation of the directory; it stands in the register once it has answered. */
export function InvitePartner({ areaCode, onClose }: { areaCode: string | undefined; onClose: () => void }) {
  const t = useT('partners-console')
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useOfferForm()
  const [requestId] = useState(() => newId())
  return (
    <FormDrawer
      title={t('invite.title')}
      lead={t('invite.lead')}
      body={contract.routes.invitePartner.body}
      first={['organisationId', 'areaCode']}
      initial={areaCode ? { areaCode, areas: [areaCode] } : {}}
      {...form}
      submitLabel={t('invite.do')}
      save={async answer => {
        const made = await partners.invitePartner({ body: { ...answer, requestId } })
        await client.invalidateQueries({ queryKey: ['partners'] })
        await navigate({ to: '/partners/$district/$id', params: { district: made.district, id: made.subjectId } })
      }}
      onClose={onClose}
    />
  )
}
