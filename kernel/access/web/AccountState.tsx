import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { Account } from '../account-contract.ts'

/** Whether somebody can sign in with it now. */
export function AccountState({ account }: { account: Account }) {
  const t = useT('access-web')
  const say = useMoment()
  if (account.disabledAt) return <StateMark state="hold" word={t('accounts.states.disabled')} />
  if (isLocked(account)) {
    return (
      <span title={t('accounts.lockedUntil', { at: say(account.lockedUntil ?? '') })}>
        <StateMark state="overdue" word={t('accounts.states.locked')} />
      </span>
    )
  }
  if (account.mustChangePassword) return <StateMark state="waiting" word={t('accounts.states.fresh')} />
  return <StateMark state="done" word={t('accounts.states.active')} />
}

export function isLocked({ lockedUntil }: Account): boolean {
  return lockedUntil !== null && Date.parse(lockedUntil) > Date.now()
}
