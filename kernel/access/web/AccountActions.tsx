import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import type { Account } from '../account-contract.ts'
import { isLocked } from './AccountState.tsx'

export type AccountCommand = 'reset' | 'disable' | 'enable' | 'unlock' | 'endSessions' | 'resetFactor'

/** What may be done with one account, by permission and by its state. */
export function AccountActions({
  account,
  onChoose,
}: {
  account: Account
  onChoose: (command: AccountCommand) => void
}) {
  const t = useT('access-web')
  const mayControl = useMay('account.control')
  const mayEnd = useMay('session.admin')
  const disabled = account.disabledAt !== null
  const commands: AccountCommand[] = [
    ...(mayControl && !disabled ? (['reset', 'disable'] as const) : []),
    ...(mayControl && disabled ? (['enable'] as const) : []),
    ...(mayEnd && isLocked(account) ? (['unlock'] as const) : []),
    ...(mayEnd && !disabled ? (['endSessions'] as const) : []),
    ...(mayEnd && account.secondFactor ? (['resetFactor'] as const) : []),
  ]
  if (commands.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: commands.map(key => ({ key, label: t(`commands.${key}.short`), danger: key === 'disable' })),
        onClick: ({ key }) => {
          const chosen = commands.find(command => command === key)
          if (chosen) onChoose(chosen)
        },
      }}
    >
      <Button size="small" aria-label={t('accounts.changeOf', { name: account.personName })}>
        {t('accounts.change')} <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  )
}
