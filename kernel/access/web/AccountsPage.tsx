import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useUrlState } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useMay } from '#ui/Viewer.tsx'
import type { Account } from '../account-contract.ts'
import { AccountActions, type AccountCommand } from './AccountActions.tsx'
import { AccountCommandDrawer } from './AccountCommandDrawer.tsx'
import './access.css'
import { AccountState } from './AccountState.tsx'
import { access } from './api.ts'
import { CreateAccount } from './CreateAccount.tsx'
import { OneTimePassword, type Shown } from './OneTimePassword.tsx'
import { SecondFactorRule } from './SecondFactorRule.tsx'

const states = ['active', 'locked', 'disabled'] as const
const sizes = [20, 50, 100]

/** Accounts of staff: open, disable, unlock, reset. */
export function AccountsPage() {
  const t = useT('access-web')
  const roles = useT('people')
  const say = useMoment()
  const [url, change] = useUrlState()
  const mayOpen = useMay('account.admin')
  const [adding, setAdding] = useState(false)
  const [command, setCommand] = useState<{ account: Account; name: AccountCommand } | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const { name, cursor } = url
  const state = states.find(known => known === url['state'])
  const limit = sizes.find(size => String(size) === url['limit']) ?? 20
  const query = { limit, ...(name ? { name } : {}), ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) }
  const list = useQuery({
    queryKey: ['access', 'accounts', query],
    queryFn: () => access.listAccounts({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: next => change({ cursor: next }) })
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return (
    <>
      <PageHeader
        title={t('menu.accounts')}
        lead={t('accounts.lead')}
        actions={
          <>
            <SecondFactorRule />
            {mayOpen && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t('accounts.add')}
              </Button>
            )}
          </>
        }
      />
      <FilterBar
        fields={[
          { kind: 'text', name: 'name', label: t('accounts.byName') },
          {
            kind: 'one',
            name: 'state',
            label: t('accounts.state'),
            options: states.map(value => ({ value, label: t(`accounts.states.${value}`) })),
          },
        ]}
        value={{ name, state }}
        onChange={next => change({ name: text(next['name']), state: text(next['state']), cursor: undefined })}
      />
      <DataTable
        label={t('menu.accounts')}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('accounts.none') }}
        paging={{ ...keyset, pageSize: limit, onPageSize: size => change({ limit: String(size), cursor: undefined }) }}
        columns={[
          { key: 'person', title: t('accounts.person'), width: 120, cell: row => row.personName },
          {
            key: 'username',
            title: t('accounts.username'),
            width: 160,
            cell: row => row.username ?? t('accounts.byPhone'),
          },
          {
            key: 'roles',
            title: t('accounts.roles'),
            width: 240,
            ellipsis: true,
            cell: row => row.roles.map(role => roles(`roles.${role}`)).join('、') || t('accounts.noPost'),
          },
          { key: 'state', title: t('accounts.state'), width: 170, cell: row => <AccountState account={row} /> },
          {
            key: 'seen',
            title: t('accounts.lastSeen'),
            width: 160,
            cell: row => (row.lastSeenAt ? say(row.lastSeenAt) : t('accounts.never')),
          },
          {
            key: 'do',
            title: t('accounts.change'),
            width: 120,
            cell: row => (
              <AccountActions account={row} onChoose={chosen => setCommand({ account: row, name: chosen })} />
            ),
          },
        ]}
      />
      {adding && <CreateAccount onMade={setShown} onClose={() => setAdding(false)} />}
      {command && <AccountCommandDrawer {...command} onPassword={setShown} onClose={() => setCommand(null)} />}
      {shown && <OneTimePassword shown={shown} onClose={() => setShown(null)} />}
    </>
  )
}
