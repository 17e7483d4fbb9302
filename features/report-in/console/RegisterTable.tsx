import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import type { PagingProps } from '#ui/Paging.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import type { RegistrationView } from '../index.ts'
import type { RegistrationRow } from './api.ts'
import { registrationPath } from './paths.ts'

interface RegisterTableProps {
  which: RegistrationView
  columns: readonly DataColumn<RegistrationRow>[]
  rows: readonly RegistrationRow[] | undefined
  error: unknown
  onRetry: () => void
  filtered: boolean
  onClear: () => void
  paging: PagingProps
}

export function RegisterTable({ which, columns, rows, error, onRetry, filtered, onClear, paging }: RegisterTableProps) {
  const t = useT('report-in-console')
  const empty = filtered
    ? { sentence: t('noneFound'), action: <Button onClick={onClear}>{t('clear')}</Button> }
    : { sentence: t(`empty.${which}`) }
  return (
    <DataTable
      label={t('title')}
      list="registrations"
      columns={columns}
      rows={rows}
      rowKey={row => row.id}
      error={error}
      onRetry={onRetry}
      paging={paging}
      empty={empty}
    />
  )
}

/** Every column there is; which are shown is the reader's. */
export function useRegisterColumns(): DataColumn<RegistrationRow>[] {
  const t = useT('report-in')
  const field = (key: string) => ({ key, title: t(`fields.${key}`) })
  return [
    {
      ...field('name'),
      width: 150,
      cell: row => (
        <Link to={registrationPath(row)} className="jr-title">
          {row.kind === 'unit' ? t('kinds.unit') : (row.name ?? t('kinds.member'))}
        </Link>
      ),
    },
    { ...field('organisation'), ellipsis: true, cell: row => row.organisation.name },
    { ...field('community'), width: 140, ellipsis: true, cell: row => row.community?.name ?? '–' },
    {
      ...field('building'),
      width: 180,
      ellipsis: true,
      cell: row => (row.building ? `${row.building.compound} ${row.building.name}` : '–'),
    },
    { ...field('state'), width: 130, cell: row => <RegistrationState row={row} /> },
    { ...field('dueOn'), width: 116, cell: row => row.dueOn ?? '–' },
    { ...field('reportedOn'), width: 116, cell: row => row.reportedOn ?? '–' },
    {
      ...field('onTime'),
      width: 100,
      cell: row => (row.onTime === null ? '–' : t(`punctual.${row.onTime ? 'yes' : 'no'}`)),
    },
  ]
}

/** The state with its shape; who is expected and past the month is overdue. */
export function RegistrationState({ row }: { row: Pick<RegistrationRow, 'state' | 'late'> }) {
  const t = useT('report-in')
  const serves = row.state === 'registered'
  const moving = row.state === 'offered' || row.state === 'confirming' || row.state === 'placing'
  const shape = row.late ? 'overdue' : serves ? 'done' : moving ? 'moving' : 'waiting'
  return <StateMark state={shape} word={t(`states.${row.state}`)} />
}
