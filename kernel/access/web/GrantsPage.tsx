import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { type Role, roles } from '#kernel/people/index.ts'
import { useUrlState } from '#kernel/territory/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import './access.css'
import { access, type Grant, type PermissionGrants } from './api.ts'
import { GrantDrawer } from './GrantDrawer.tsx'
import { usePermissionName } from './permission-name.ts'

/** What every role may do: a permission in each row, a role in each column. */
export function GrantsPage() {
  const t = useT('access-web')
  const words = useT('people')
  const name = usePermissionName()
  const [url, change] = useUrlState()
  const [open, setOpen] = useState<{ permission: PermissionGrants; grant: Grant } | null>(null)
  const list = useQuery({ queryKey: ['access', 'grants'], queryFn: () => access.listGrants({}) })
  const chosen = roles.find(role => role === url['role'])
  const only = url['only']
  const wanted = (url['name'] ?? '').toLowerCase()
  const rows = (list.data?.items ?? []).filter(
    row =>
      (wanted === '' || `${row.permission} ${name(row.permission)}`.toLowerCase().includes(wanted)) &&
      (only !== 'changed' || row.grants.some(grant => grant.allowed !== grant.shipped)),
  )
  const columns = chosen ? [chosen] : roles
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return (
    <>
      <PageHeader title={t('menu.grants')} lead={t('grants.lead')} />
      <FilterBar
        fields={[
          { kind: 'text', name: 'name', label: t('grants.byName') },
          {
            kind: 'custom',
            name: 'role',
            label: t('grants.role'),
            draw: (value, set) => (
              <Select
                allowClear
                aria-label={t('grants.role')}
                placeholder={t('grants.role')}
                style={{ width: 200 }}
                value={value ?? null}
                options={roles.map(role => ({ value: role, label: words(`roles.${role}`) }))}
                onChange={next => set(next ?? undefined)}
              />
            ),
          },
          {
            kind: 'one',
            name: 'only',
            label: t('grants.show'),
            options: [{ value: 'changed', label: t('grants.changed') }],
          },
        ]}
        value={{ name: url['name'], role: url['role'], only }}
        onChange={next => change({ name: text(next['name']), role: text(next['role']), only: text(next['only']) })}
      />
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <Matrix rows={rows} columns={columns} onOpen={(permission, grant) => setOpen({ permission, grant })} />
      )}
      <p className="jx-legend">{t('grants.legend')}</p>
      {open && <GrantDrawer {...open} onClose={() => setOpen(null)} />}
    </>
  )
}

interface MatrixProps {
  rows: readonly PermissionGrants[]
  columns: readonly Role[]
  onOpen: (permission: PermissionGrants, grant: Grant) => void
}

function Matrix({ rows, columns, onOpen }: MatrixProps) {
  const t = useT('access-web')
  const words = useT('people')
  const name = usePermissionName()
  if (rows.length === 0) return <p className="jx-none">{t('grants.none')}</p>
  return (
    <section className="jx-scroll" aria-label={t('menu.grants')} tabIndex={0}>
      <table className="jx-matrix">
        <thead>
          <tr>
            <th scope="col">{t('grants.permission')}</th>
            {columns.map(role => (
              <th key={role} scope="col">
                <span>{words(`roles.${role}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.permission}>
              <th scope="row">
                {name(row.permission)}
                <code>{row.permission}</code>
              </th>
              {columns.map(role => {
                const grant = row.grants.find(one => one.role === role)
                return <td key={role}>{grant && <Cell grant={grant} row={row} onOpen={() => onOpen(row, grant)} />}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ grant, row, onOpen }: { grant: Grant; row: PermissionGrants; onOpen: () => void }) {
  const t = useT('access-web')
  const words = useT('people')
  const name = usePermissionName()
  const own = useT('access')
  const state = t(grant.allowed ? 'grants.allowed' : 'grants.denied')
  const changed = grant.allowed !== grant.shipped
  const label = `${words(`roles.${grant.role}`)}, ${name(row.permission)}: ${state}`
  const mark = grant.allowed ? '●' : '·'
  const title = grant.allowed ? `${state} · ${own(`reaches.${grant.reach}`)}` : state
  if (!grant.editable) {
    return (
      <span className="jx-fixed" role="img" aria-label={`${label}, ${t('grants.fixed')}`} title={t('grants.fixed')}>
        {grant.allowed ? '●' : '—'}
      </span>
    )
  }
  return (
    <button
      type="button"
      aria-label={changed ? `${label}, ${t('grants.changedHere')}` : label}
      title={title}
      data-allowed={grant.allowed || undefined}
      data-changed={changed || undefined}
      onClick={onOpen}
    >
      {mark}
    </button>
  )
}
