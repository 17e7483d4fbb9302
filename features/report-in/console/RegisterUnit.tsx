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
import { useServiceFields } from './use-service-fields.ts'
import { OrganisationInput } from '#kernel/people/web/index.ts'

/** A unit reports to a community it will serve. */
export function RegisterUnit({ onClose }: { onClose: () => void }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const client = useQueryClient()
  const { message } = App.useApp()
  const unit = useOwnUnit()
  const fields = useServiceFields()
  const [requestId] = useState(() => newId())
  // Begun anew when the unit arrives, it would lose what was typed by then.
  if (unit === undefined) return null
  return (
    <FormDrawer
      title={t('unit.open')}
      lead={t('unit.lead')}
      body={contract.routes.registerUnit.body}
      {...(fields.items.length === 0 ? { without: ['offers' as const] } : {})}
      initial={unit ? { organisationId: unit } : {}}
      label={name => words(`fields.${name}`)}
      widgets={{ organisationId: OrganisationInput, communityCode: CommunityInput, offers: fields.Input }}
      submitLabel={t('unit.save')}
      save={async form => {
        await reportIn.registerUnit({ body: { ...form, requestId } })
        message.success(t('unit.saved'))
        await client.invalidateQueries({ queryKey: ['report-in'] })
      }}
      onClose={onClose}
    />
  )
}
