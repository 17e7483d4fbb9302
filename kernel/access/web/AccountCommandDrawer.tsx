import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import type { Account } from '../account-contract.ts'
import { contract } from '../contract.ts'
import type { AccountCommand } from './AccountActions.tsx'
import { access, useAccessChange } from './api.ts'
import type { Shown } from './OneTimePassword.tsx'

interface AccountCommandDrawerProps {
  account: Account
  name: AccountCommand
  onPassword: (shown: Shown) => void
  onClose: () => void
}

/** Asks for the reason, which goes on record with the command. */
export function AccountCommandDrawer({ account, name, onPassword, onClose }: AccountCommandDrawerProps) {
  const t = useT('access-web')
  const [requestId] = useState(() => newId())
  const run = useAccessChange(async (reason: string) => {
    const params = { id: account.id }
    if (name === 'reset') {
      const { oneTimePassword } = await access.resetPassword({ params, body: { reason } })
      return onPassword({ person: account.personName, username: account.username, password: oneTimePassword })
    }
    const body = { requestId, reason }
    const calls = {
      disable: access.disableAccount,
      enable: access.enableAccount,
      unlock: access.unlockAccount,
      endSessions: access.endSessions,
      resetFactor: access.resetSecondFactor,
    }
    await calls[name]({ params, body })
  })
  return (
    <FormDrawer
      title={t(`commands.${name}.title`, { name: account.personName })}
      lead={t(`commands.${name}.lead`)}
      body={contract.routes.disableAccount.body}
      label={() => t('reason')}
      help={() => t('reasonHelp')}
      submitLabel={t(`commands.${name}.short`)}
      save={({ reason }) => run.mutateAsync(reason)}
      onClose={onClose}
    />
  )
}
