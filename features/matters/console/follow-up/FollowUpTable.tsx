import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWide } from '#kernel/workflow/web/index.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { Paging, type PagingProps } from '#ui/Paging.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { FollowUpView } from '../../index.ts'
import type { FollowUpRow } from '../api.ts'
import { matterPath } from '../matter-path.ts'

interface FollowUpTableProps {
  which: FollowUpView
  columns: readonly DataColumn<FollowUpRow>[]
  rows: readonly FollowUpRow[] | undefined
  error: unknown
  onRetry: () => void
  onRing: (row: FollowUpRow) => void
  filtered: boolean
  onClear: () => void
  paging: PagingProps
}

/** The list; where a table has no room, two lines each. */
export function FollowUpTable(props: FollowUpTableProps) {
  const t = useT('matters-follow-up')
  const { which, rows, error, onRetry, filtered, onClear, paging } = props
  const columns = useWithAction(props)
  const empty = filtered
    ? { sentence: t('noneFound'), action: <Button onClick={onClear}>{t('clear')}</Button> }
    : { sentence: t(`empty.${which}`) }
  if (useWide())
    return (
      <DataTable
        label={t('title')}
        list="follow-ups"
        columns={columns}
        rows={rows}
        rowKey={row => row.caseId + row.follow.dueAt}
        error={error}
        onRetry={onRetry}
        paging={paging}
        empty={empty}
      />
    )
  if (!rows)
    return error ? <ErrorState error={error} onRetry={onRetry} /> : <p role="status">{t('ui:table.loading')}</p>
  if (rows.length === 0) return <EmptyState {...empty} />
  return (
    <>
      <ol className="jc-calls" aria-label={t('title')}>
        {rows.map(row => (
          <NarrowRow key={row.caseId + row.follow.dueAt} row={row} onRing={props.onRing} />
        ))}
      </ol>
      <Paging {...paging} shown={rows.length} />
    </>
  )
}

function NarrowRow({ row, onRing }: { row: FollowUpRow; onRing: (row: FollowUpRow) => void }) {
  return (
    <li>
      <Title row={row} />
      <p className="jc-quiet">
        {row.number} · {row.place || row.area.name}
      </p>
      <p>
        <Answer row={row} />
      </p>
      <Ring row={row} onRing={onRing} />
    </li>
  )
}

function useWithAction({ columns, onRing }: FollowUpTableProps): DataColumn<FollowUpRow>[] {
  const t = useT('matters-follow-up')
  return [
    ...columns,
    { key: 'act', title: t('columns.act'), width: 116, cell: row => <Ring row={row} onRing={onRing} /> },
  ]
}

/** Every column there is; which are shown is the reader's. */
export function useFollowUpColumns(): DataColumn<FollowUpRow>[] {
  const t = useT('matters-follow-up')
  const say = useMoment()
  return [
    { key: 'title', title: t('columns.title'), ellipsis: true, cell: row => <Title row={row} /> },
    {
      key: 'number',
      title: t('matters:fields.number'),
      width: 164,
      cell: row => <span className="jc-number">{row.number}</span>,
    },
    {
      key: 'place',
      title: t('matters:fields.place'),
      width: 144,
      ellipsis: true,
      cell: row => <span title={`${row.area.name} ${row.place}`}>{row.place || row.area.name}</span>,
    },
    { key: 'lead', title: t('matters:fields.lead'), width: 116, ellipsis: true, cell: row => row.lead?.name ?? '–' },
    { key: 'dueAt', title: t('columns.dueAt'), width: 156, ellipsis: true, cell: row => say(row.follow.dueAt) },
    { key: 'answer', title: t('columns.answer'), width: 168, cell: row => <Answer row={row} /> },
  ]
}

function Title({ row }: { row: FollowUpRow }) {
  return (
    <Link to={matterPath(row)} className="jc-title" title={row.title}>
      {row.title}
    </Link>
  )
}

/** What came of it so far: the answers, or how often it was tried. */
function Answer({ row: { follow } }: { row: FollowUpRow }) {
  const t = useT('matters-follow-up')
  if (follow.solved)
    return (
      <span>
        {t(`matters:solved.${follow.solved}`)}
        {follow.satisfied && ` · ${t(`matters:satisfied.${follow.satisfied}`)}`}
        {follow.reopened && <span className="jc-call-mark">{t('reopened')}</span>}
      </span>
    )
  const tries = t('triesOf', { tries: follow.tries, most: follow.most })
  return (
    <span className="jc-quiet">
      {follow.lastReached ? `${t(`workflow:reached.${follow.lastReached}`)} · ${tries}` : tries}
    </span>
  )
}

function Holder({ row: { follow } }: { row: FollowUpRow }) {
  const t = useT('matters-follow-up')
  const say = useMoment()
  if (!follow.claim) return null
  return <span className="jc-quiet">{t('other', { name: follow.claim.name, until: say(follow.claim.until) })}</span>
}

function Ring({ row, onRing }: { row: FollowUpRow; onRing: (row: FollowUpRow) => void }) {
  const t = useT('matters-follow-up')
  const { state, claim } = row.follow
  if (state !== 'waiting') return null
  if (claim && !claim.mine) return <Holder row={row} />
  return (
    <Button size="small" aria-label={`${t(claim ? 'going' : 'ring')}：${row.title}`} onClick={() => onRing(row)}>
      {t(claim ? 'going' : 'ring')}
    </Button>
  )
}
