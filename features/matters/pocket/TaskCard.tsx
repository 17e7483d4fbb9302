import { Link } from '@tanstack/react-router'
import type { CaseLine } from '#kernel/workflow/index.ts'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useNow } from '#ui/use-now.ts'

/** One task in a list: what, how it stands, until when, where. */
export function TaskCard({ task }: { task: CaseLine }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  const now = useNow()
  const soon = task.warnAt !== null && new Date(task.warnAt) <= now
  const due = task.overdue ? 'tasks.late' : 'tasks.due'
  return (
    <Link to="/tasks/$district/$id" params={{ district: task.district, id: task.id }} className="jm-card">
      <span className="jm-title">{task.title}</span>
      <span className="jm-standing">
        <StateMark state={task.overdue ? 'overdue' : soon ? 'soon' : 'moving'} word={t(task.stateLabel)} />
        <span>{task.dueAt ? t(due, { date: say(task.dueAt) }) : t('tasks.noDue')}</span>
      </span>
      {task.place && <span className="jm-quiet">{task.place}</span>}
    </Link>
  )
}
