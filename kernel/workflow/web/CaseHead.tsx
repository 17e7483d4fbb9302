import type { ReactNode } from 'react'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useNow } from '#ui/use-now.ts'
import type { CaseView } from './api.ts'
import { pressingState, timeLeft } from './time-left.ts'
import { SideMarks } from './SideMarks.tsx'
import './workflow.css'

interface CaseHeadProps {
  view: CaseView
  /** Follow the number. */
  facts?: ReactNode
  /** What it came to, in the words of the subject's owner. */
  outcome?: string | undefined
}

/** The title line of a case: what it is, how it stands, how much time is left. */
export function CaseHead({ view, facts, outcome }: CaseHeadProps) {
  const t = useT('workflow-web')
  const now = useNow()
  const line = view.case
  const { left, used } = timeLeft(line, now)
  return (
    <header className="jw-head">
      <h1>{line.title}</h1>
      <div className="jw-head-state">
        <StateMark state={pressingState(line, now)} word={t(line.stateLabel)} />
        {!line.final && line.dueAt && <TimeLeft left={left} used={used} due={line.dueAt} />}
        {line.final && line.outcome && (
          <span className="jw-outcome">{outcome ?? t(`workflow:outcomes.${line.outcome}`)}</span>
        )}
      </div>
      <p className="jw-head-facts">
        <span className="jw-number">{line.number}</span>
        {line.attempt > 1 && <span className="jw-again">{t('head.attempt', { count: line.attempt })}</span>}
        {line.overdueLevel > 0 && !line.final && <span className="jw-again">{t('head.escalated')}</span>}
        {facts}
      </p>
      <SideMarks view={view} />
    </header>
  )
}
