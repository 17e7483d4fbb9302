import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { OrganisationInput, PersonInput } from '#kernel/people/web/index.ts'
import { AreaInput } from '#kernel/territory/web/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../../index.ts'
import { partners } from '../api.ts'
import { useOwnCommunity } from '../use-own-community.ts'

const helped = ['personId', 'name', 'validFrom', 'validTo']

/** Asks an organisation for a part-time member. */
export function ProposeSeat({ onClose }: { onClose: () => void }) {
  const community = useOwnCommunity()
  const t = useT('partners-co-building')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  return (
    <FormDrawer
      title={t('seat.add')}
      lead={t('seat.addLead')}
      body={contract.routes.proposeSeat.body}
      initial={community ? { areaCode: community } : {}}
      label={name => t(`seat.fields.${name}`)}
      help={name => (helped.includes(name) ? t(`seat.help.${name}`) : undefined)}
      widgets={{ areaCode: AreaInput, organisationId: OrganisationInput, personId: PersonInput }}
      submitLabel={t('seat.do')}
      save={async answer => {
        await partners.proposeSeat({ body: { ...answer, requestId } })
        await client.invalidateQueries({ queryKey: ['partners', 'co-building'] })
      }}
      onClose={onClose}
    />
  )
}
