import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { contract } from '../contract.ts'
import { access, useAccessChange } from './api.ts'

/** The security administrator says which posts need a second factor, and from when. */
export function SecondFactorRule() {
  const t = useT('access-web')
  const people = useT('people')
  const may = useMay('access.edit')
  const [open, setOpen] = useState(false)
  const [requestId] = useState(() => newId())
  const rule = useQuery({
    queryKey: ['access', 'second-factor-rule'],
    queryFn: () => access.getSecondFactorRule({}),
    enabled: may && open,
  })
  const save = useAccessChange(access.editSecondFactorRule)
  if (!may) return null
  const labels: Record<string, string> = {
    roles: t('factor.ruleRoles'),
    from: t('factor.ruleFrom'),
    reason: t('reason'),
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('factor.rule')}</Button>
      {open && rule.data && (
        <FormDrawer
          title={t('factor.rule')}
          lead={t('factor.ruleLead')}
          body={contract.routes.editSecondFactorRule.body}
          initial={{ roles: rule.data.roles, ...(rule.data.from ? { from: rule.data.from } : {}) }}
          label={name => labels[name] ?? name}
          option={(_name, value) => people(`roles.${value}`)}
          submitLabel={t('factor.ruleSave')}
          save={answer => save.mutateAsync({ body: { ...answer, requestId } })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
