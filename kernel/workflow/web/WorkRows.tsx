import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import type { Selection } from '#ui/list/use-selection.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useNow } from '#ui/use-now.ts'
import { pressingState, type Timed, timeLeft } from './time-left.ts'
import './workbench.css'

/** One thing somebody works on, as a line. */
export interface WorkRow extends Timed {
  key: string
  /** Address of its page inside the console. */
  to: string
  title: string
  number: string
  place: string
  /** Whom it is with. */
  holder: string | null
  /** The state in words. */
  stateWord: string
  bucket: string
  final: boolean
  urgency: string
}

export interface WorkRowsProps {
  label: string
  /** Rows can be chosen, by box or by x. */
  selection?: Selection
  rows: readonly WorkRow[]
  /** Key of the row shown beside the list. */
  selected?: string | null
  /** Takes a plain click; without it a click opens the page. */
  onOpen?: ((key: string) => void) | undefined
}

/** A list of work, one link each: what it is, where, how it stands, how much time is left. */
export function WorkRows({ label, rows, selected = null, onOpen, selection }: WorkRowsProps) {
  const t = useT('ui')
  return (
    <ol className="jw-rows" aria-label={label} data-choice={selection ? '' : undefined}>
      {rows.map(row => (
        <li key={row.key}>
          {selection && (
            <input
              type="checkbox"
              className="jw-choice"
              aria-label={t('list.choose', { row: row.number })}
              checked={selection.has(row.key)}
              onClick={event => selection.toggle(row.key, { through: event.shiftKey })}
              onChange={() => undefined}
            />
          )}
          <RowLink row={row} selected={row.key === selected} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  )
}

interface RowLinkProps {
  row: WorkRow
  selected: boolean
  onOpen: WorkRowsProps['onOpen']
}

function RowLink({ row, selected, onOpen }: RowLinkProps) {
  const t = useT('workflow')
  const now = useNow()
  const { left, used } = timeLeft(row, now)
  return (
    <Link
      to={row.to}
      className="jw-row"
      data-row=""
      {...(selected ? { 'aria-current': 'true' as const } : {})}
      onClick={event => {
        if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onOpen(row.key)
      }}
    >
      <span className="jw-row-state" title={row.stateWord}>
        <StateMark state={pressingState(row, now)} word={row.stateWord} />
      </span>
      <span className="jw-row-title" title={row.title}>
        {row.urgency === 'emergency' && <em className="jw-urgent">{t('urgencies.emergency')}</em>}
        {row.title}
      </span>
      <span className="jw-row-number">{row.number}</span>
      <span className="jw-row-place" title={row.place}>
        {row.place}
      </span>
      <span className="jw-row-holder" title={row.holder ?? ''}>
        {row.holder}
      </span>
      <span className="jw-row-time">
        {!row.final && <TimeLeft left={left} used={used} {...(row.dueAt ? { due: row.dueAt } : {})} />}
      </span>
    </Link>
  )
}
