import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useNow } from '#ui/use-now.ts'
import type { CaseLine } from './api.ts'
import { pathOf, subjectKey } from './open-subject.ts'
import { pressingState, timeLeft } from './time-left.ts'
import './workbench.css'

export interface CaseRowsProps {
  label: string
  rows: readonly CaseLine[]
  /** The subject shown beside the list. */
  selected: string | null
  /** Takes a plain click; without it a click opens the page. */
  onOpen?: ((line: CaseLine) => void) | undefined
}

/** A list of cases, one link each: what it is, where, how it stands, how much time is left. */
export function CaseRows({ label, rows, selected, onOpen }: CaseRowsProps) {
  return (
    <ol className="jw-rows" aria-label={label}>
      {rows.map(line => (
        <li key={line.id}>
          <CaseRow line={line} selected={subjectKey(line) === selected} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  )
}

interface CaseRowProps {
  line: CaseLine
  selected: boolean
  onOpen: CaseRowsProps['onOpen']
}

function CaseRow({ line, selected, onOpen }: CaseRowProps) {
  const t = useT('workflow')
  const now = useNow()
  const { left, used } = timeLeft(line, now)
  return (
    <Link
      to={pathOf(line)}
      className="jw-row"
      data-row=""
      {...(selected ? { 'aria-current': 'true' as const } : {})}
      onClick={event => {
        if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onOpen(line)
      }}
    >
      <span className="jw-row-state">
        <StateMark state={pressingState(line, now)} word={t(line.stateLabel)} />
      </span>
      <span className="jw-row-title" title={line.title}>
        {line.urgency === 'emergency' && <em className="jw-urgent">{t('urgencies.emergency')}</em>}
        {line.title}
      </span>
      <span className="jw-row-number">{line.number}</span>
      <span className="jw-row-place" title={line.place}>
        {line.place}
      </span>
      <span className="jw-row-holder" title={line.holder ?? ''}>
        {line.holder}
      </span>
      <span className="jw-row-time">
        <TimeLeft left={line.final ? null : left} used={used} {...(line.dueAt ? { due: line.dueAt } : {})} />
      </span>
    </Link>
  )
}
