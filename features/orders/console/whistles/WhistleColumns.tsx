import { Link } from '@tanstack/react-router'
import { pressingState, timeLeft } from '#kernel/workflow/web/index.ts'
import type { DataColumn } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { TimeLeft, useMoment } from '#ui/TimeLeft.tsx'
import { useNow } from '#ui/use-now.ts'
import type { WhistleLine } from '../../whistle-contract.ts'
import { whistlePath } from './whistle-path.ts'

/** Every column there is; which are shown is the reader's. */
export function useWhistleColumns(): DataColumn<WhistleLine>[] {
  const t = useT('orders')
  const say = useMoment()
  return [
    { key: 'state', title: t('fields.state'), width: 104, cell: row => <State row={row} /> },
    {
      key: 'title',
      title: t('fields.title'),
      ellipsis: true,
      cell: row => (
        <Link to={whistlePath(row)} className="oc-title" title={row.title}>
          {row.title}
        </Link>
      ),
    },
    { key: 'kind', title: t('fields.kind'), width: 100, ellipsis: true, cell: row => row.kind.name },
    { key: 'calls', title: t('fields.calls'), width: 128, cell: row => <Calls row={row} /> },
    {
      key: 'place',
      title: t('fields.place'),
      width: 112,
      ellipsis: true,
      cell: row => <span title={`${row.area.name} ${row.place}`}>{row.place || row.area.name}</span>,
    },
    { key: 'side', title: t('fields.side'), width: 104, cell: row => t(`whistle.sides.${row.side}`) },
    {
      key: 'number',
      title: t('fields.number'),
      width: 164,
      cell: row => <span className="oc-number">{row.number}</span>,
    },
    { key: 'openedAt', title: t('fields.openedAt'), width: 152, ellipsis: true, cell: row => say(row.openedAt) },
    { key: 'dueAt', title: t('fields.dueAt'), width: 116, cell: row => <Time row={row} /> },
  ]
}

function State({ row }: { row: WhistleLine }) {
  const t = useT('orders')
  return <StateMark state={pressingState({ ...row, bucket: 'handle' }, useNow())} word={t(row.stateLabel)} />
}

/** How many of the called have reported in, and how many of all are late. */
function Calls({ row: { calls } }: { row: WhistleLine }) {
  const t = useT('orders-console')
  return (
    <span>
      {t('whistles.come', { reported: calls.reported, all: calls.all })}
      {calls.late > 0 && <span className="oc-late"> {t('whistles.late', { count: calls.late })}</span>}
    </span>
  )
}

function Time({ row }: { row: WhistleLine }) {
  const t = useT('workflow')
  const now = useNow()
  if (row.final) return <span className="oc-quiet">{row.outcome ? t(`outcomes.${row.outcome}`) : '–'}</span>
  const { left, used } = timeLeft(row, now)
  return <TimeLeft left={left} used={used} {...(row.dueAt ? { due: row.dueAt } : {})} />
}
