import { PersonInput } from '#kernel/people/web/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../contract.ts'
import { access, useAccessChange } from './api.ts'
import type { Shown } from './OneTimePassword.tsx'

/** Opens an account for somebody in the directory. */
export function CreateAccount({ onMade, onClose }: { onMade: (shown: Shown) => void; onClose: () => void }) {
  const t = useT('access-web')
  const create = useAccessChange(access.createAccount)
  return (
    <FormDrawer
      title={t('accounts.add')}
      lead={t('accounts.addLead')}
      body={contract.routes.createAccount.body}
      label={name => t(`accounts.${name === 'personId' ? 'person' : 'username'}`)}
      help={name => (name === 'username' ? t('accounts.usernameHelp') : undefined)}
      widgets={{ personId: PersonInput }}
      submitLabel={t('accounts.addDo')}
      save={async body => {
        const { account, oneTimePassword } = await create.mutateAsync({ body })
        onMade({ person: account.personName, username: account.username, password: oneTimePassword })
      }}
      onClose={onClose}
    />
  )
}
