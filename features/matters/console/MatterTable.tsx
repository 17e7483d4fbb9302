import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { pressingState, timeLeft } from '#kernel/workflow/web/index.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import type { Selection } from '#ui/list/use-selection.ts'
import type { PagingProps } from '#ui/Paging.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { TimeLeft, useMoment } from '#ui/TimeLeft.tsx'
import { useNow } from '#ui/use-now.ts'
import type { MatterRow } from './api.ts'
import { matterPath } from './matter-path.ts'

export interface MatterTableProps {
  rows: readonly MatterRow[] | undefined
  error: unknown
  onRetry: () => void
  filtered: boolean
  onClear: () => void
  paging: PagingProps
  selection: Selection
}

/** The list itself; a row opens the matter. */
export function MatterTable({ rows, error, onRetry, filtered, onClear, paging, selection }: MatterTableProps) {
  const t = useT('matters-console')
  const navigate = useNavigate()
  return (
    <DataTable
      label={t('list.title')}
      list="matters"
      columns={useMatterColumns()}
      selection={{ ...selection, label: row => t('ui:list.choose', { row: row.number }) }}
      rows={rows}
      rowKey={row => row.id}
      error={error}
      onRetry={onRetry}
      onOpen={row => void navigate({ to: matterPath(row) })}
      paging={paging}
      empty={
        filtered
          ? { sentence: t('list.noneFound'), action: <Button onClick={onClear}>{t('list.clear')}</Button> }
          : { sentence: t('list.none') }
      }
    />
  )
}

/** Every column there is; which are shown is the reader's. */
export function useMatterColumns(): DataColumn<MatterRow>[] {
  const t = useT('matters-console')
  const say = useMoment()
  return [
    { key: 'state', title: t('list.columns.state'), width: 136, cell: row => <State row={row} /> },
    {
      key: 'title',
      title: t('list.columns.title'),
      ellipsis: true,
      cell: row => (
        <Link to={matterPath(row)} className="jc-title" title={row.title}>
          {row.title}
        </Link>
      ),
    },
    {
      key: 'number',
      title: t('matters:fields.number'),
      width: 164,
      cell: row => <span className="jc-number">{row.number}</span>,
    },
    {
      key: 'place',
      title: t('list.columns.place'),
      width: 156,
      ellipsis: true,
      cell: row => <span title={`${row.area.name} ${row.place}`}>{row.place || row.area.name}</span>,
    },
    {
      key: 'category',
      title: t('matters:fields.category'),
      width: 116,
      ellipsis: true,
      cell: row => row.category?.name ?? <span className="jc-quiet">{t('matters:fields.noCategory')}</span>,
    },
    { key: 'lead', title: t('list.columns.lead'), width: 108, ellipsis: true, cell: row => row.lead?.name ?? '–' },
    {
      key: 'openedAt',
      title: t('matters:fields.openedAt'),
      width: 124,
      ellipsis: true,
      cell: row => say(row.openedAt),
    },
    { key: 'time', title: t('list.columns.time'), width: 116, cell: row => <Time row={row} /> },
  ]
}

function State({ row }: { row: MatterRow }) {
  const t = useT('matters')
  const word = t(`procedures.${row.kind}.states.${row.state}`)
  return (
    <span className="jc-state" title={word}>
      <StateMark state={pressingState(row, useNow())} word={word} />
    </span>
  )
}

function Time({ row }: { row: MatterRow }) {
  const t = useT('matters')
  const now = useNow()
  if (row.final) return <span className="jc-quiet">{row.outcome ? t(`outcomes.${row.outcome}`) : '–'}</span>
  const { left, used } = timeLeft(row, now)
  return <TimeLeft left={left} used={used} {...(row.dueAt ? { due: row.dueAt } : {})} />
}
