import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../index.ts'
import { reportIn } from './api.ts'
import { CommunityInput } from './CommunityInput.tsx'
import { useOwnUnit } from './use-own-unit.ts'
import { OrganisationInput } from '#kernel/people/web/index.ts'

/** A unit notes somebody who joined it or moved: expected to report, or already said where they live. */
export function NoteMember({ onClose }: { onClose: () => void }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const client = useQueryClient()
  const { message } = App.useApp()
  const unit = useOwnUnit()
  const [requestId] = useState(() => newId())
  // Begun anew when the unit arrives, it would lose what was typed by then.
  if (unit === undefined) return null
  return (
    <FormDrawer
      title={t('note.open')}
      lead={t('note.lead')}
      body={contract.routes.noteMember.body}
      initial={{ reason: 'joined', ...(unit ? { organisationId: unit } : {}) }}
      label={name => words(`fields.${name}`)}
      help={name => (name === 'communityCode' || name === 'name' ? t(`note.${name}`) : undefined)}
      option={(_name, value) => words(`reasons.${value}`)}
      widgets={{ organisationId: OrganisationInput, communityCode: CommunityInput }}
      submitLabel={t('note.save')}
      save={async form => {
        const { state, dueOn } = await reportIn.noteMember({ body: { ...form, requestId } })
        message.success(t(state === 'expected' ? 'note.expected' : 'note.placing', { dueOn: dueOn ?? '' }))
        await client.invalidateQueries({ queryKey: ['report-in'] })
      }}
      onClose={onClose}
    />
  )
}
