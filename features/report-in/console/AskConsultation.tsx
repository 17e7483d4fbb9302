import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { OrganisationInput } from '#kernel/people/web/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { contract } from '../index.ts'
import { reportIn } from './api.ts'
import { CommunityInput } from './CommunityInput.tsx'
import { consultationPath } from './paths.ts'

/** A body asks the community in which somebody is registered; the person hears of it at once. */
export function AskConsultation({ onClose }: { onClose: () => void }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const client = useQueryClient()
  const navigate = useNavigate()
  const [requestId] = useState(() => newId())
  return (
    <FormDrawer
      title={t('consult.ask')}
      lead={t('consult.askLead')}
      body={contract.routes.openConsultation.body}
      label={name => words(`fields.${name}`)}
      help={name => (name === 'name' || name === 'purpose' ? t(`consult.help.${name}`) : undefined)}
      widgets={{ askingBodyId: AskingBodyInput, organisationId: OrganisationInput, communityCode: CommunityInput }}
      submitLabel={t('consult.send')}
      save={async form => {
        const asked = await reportIn.openConsultation({ body: { ...form, requestId } })
        await client.invalidateQueries({ queryKey: ['report-in'] })
        await navigate({ to: consultationPath(asked) })
      }}
      onClose={onClose}
    />
  )
}

function AskingBodyInput({ id, label, value, change, describedBy }: InputProps) {
  const t = useT('report-in-console')
  const found = useQuery({
    queryKey: ['report-in', 'asking-bodies'],
    queryFn: () => reportIn.listAskingBodies({}),
  })
  return (
    <Select
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={t('consult.noBody')}
      options={(found.data?.items ?? []).map(one => ({ value: one.id, label: one.name }))}
      value={typeof value === 'string' ? value : null}
      onChange={change}
    />
  )
}
