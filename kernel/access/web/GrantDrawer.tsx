import { useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { access, type Grant, type PermissionGrants, useAccessChange } from './api.ts'
import { usePermissionName } from './permission-name.ts'

const answer = z.object({
  allowed: z.enum(['yes', 'no', 'shipped']),
  reason: z.string().trim().min(1).max(500),
})

interface GrantDrawerProps {
  permission: PermissionGrants
  grant: Grant
  onClose: () => void
}

/** One permission of one role: allow, deny, or back to what is shipped; the reason goes on record. */
export function GrantDrawer({ permission, grant, onClose }: GrantDrawerProps) {
  const t = useT('access-web')
  const words = useT('people')
  const own = useT('access')
  const name = usePermissionName()
  const [requestId] = useState(() => newId())
  const edit = useAccessChange(access.editGrant)
  const allowed = { yes: true, no: false, shipped: null } as const
  return (
    <FormDrawer
      title={t('grants.title', { role: words(`roles.${grant.role}`), permission: name(permission.permission) })}
      lead={t('grants.now', {
        state: t(grant.allowed ? 'grants.allowed' : 'grants.denied'),
        shipped: t(grant.shipped ? 'grants.allowed' : 'grants.denied'),
        reach: own(`reaches.${grant.reach}`),
      })}
      body={answer}
      initial={{ allowed: grant.allowed ? 'yes' : 'no' }}
      label={field => t(field === 'reason' ? 'reason' : 'grants.choice')}
      help={field => (field === 'reason' ? t('reasonHelp') : undefined)}
      option={(_field, value) => t(`grants.choices.${value}`)}
      submitLabel={t('grants.save')}
      save={form =>
        edit.mutateAsync({
          body: {
            requestId,
            role: grant.role,
            permission: permission.permission,
            reason: form.reason,
            allowed: allowed[form.allowed],
          },
        })
      }
      onClose={onClose}
    />
  )
}
