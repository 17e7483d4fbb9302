import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { ApiError } from '#platform/client/call.ts'
import type { CaseView } from '#kernel/workflow/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { subjectDetail } from '#ui/subject-details.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { cases, matters } from './api.ts'
import { BackLink } from './BackLink.tsx'
import './pocket.css'
import { type Taken, TaskActions } from './TaskActions.tsx'
import { TaskHistory } from './TaskHistory.tsx'
import { TaskMatter } from './TaskMatter.tsx'
import { Waiting } from './Waiting.tsx'

/** One task: what is to be done and where, the photos before and after, and what I may do now. */
export function TaskPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  const t = useT('matters-pocket')
  const locale = useLocale()
  const client = useQueryClient()
  const view = useQuery({
    queryKey: ['workflow', 'case', district, id, locale],
    queryFn: () => cases.getCase({ params: { district, id } }),
  })
  const line = view.data?.case
  const isMatter = line?.subjectKind === 'matter'
  const matter = useQuery({
    queryKey: ['matters', 'one', district, line?.subjectId, locale],
    queryFn: () => matters.getMatter({ params: { district, id: line?.subjectId ?? '' } }),
    enabled: isMatter,
  })
  const [taken, setTaken] = useState<Taken | null>(null)
  const onTaken = async (step: Taken) => {
    setTaken(step)
    await client.invalidateQueries({ queryKey: ['workflow'] })
    await client.invalidateQueries({ queryKey: ['matters'] })
    await client.invalidateQueries({ queryKey: ['subject'] })
  }
  const gone = view.error instanceof ApiError && view.error.status === 404
  return (
    <div className="jm-stack">
      <BackLink to="/tasks" text={t('tasks.back')} />
      {view.isPending && <Waiting query={view} />}
      {taken && <Told taken={taken} gone={gone} />}
      {view.isError && !(gone && taken) && <ErrorState error={view.error} onRetry={() => void view.refetch()} />}
      {view.data && !gone && (
        <>
          <Head line={view.data.case} />
          <TaskActions view={view.data} onTaken={onTaken} />
          {subjectDetail(view.data.case.subjectKind, { district, id: view.data.case.subjectId })}
          {isMatter && matter.isPending && <Waiting query={matter} />}
          {matter.isError && <ErrorState error={matter.error} onRetry={() => void matter.refetch()} />}
          {matter.data && <TaskMatter matter={matter.data} />}
          <TaskHistory view={view.data} />
        </>
      )}
    </div>
  )
}

/** What was just done and where the case stands now; read aloud, since the buttons are gone. */
function Told({ taken, gone }: { taken: Taken; gone: boolean }) {
  const t = useT('matters-pocket')
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.focus(), [taken])
  return (
    <p role="status" className="jm-notice" tabIndex={-1} ref={line}>
      {taken.state === null
        ? t('tasks.kept', { action: t(taken.action) })
        : t(gone ? 'tasks.gone' : 'tasks.done', { action: t(taken.action), state: t(taken.state) })}
    </p>
  )
}

function Head({ line }: { line: CaseView['case'] }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  const due = line.overdue ? 'tasks.late' : 'tasks.due'
  return (
    <section className="jm-card jm-stack">
      <h1>{line.title}</h1>
      <p className="jm-standing">
        <StateMark state={line.final ? 'done' : line.overdue ? 'overdue' : 'moving'} word={t(line.stateLabel)} />
        {line.dueAt && !line.final && <span>{t(due, { date: say(line.dueAt) })}</span>}
      </p>
      <p className="jm-quiet">{[t('story.number', { number: line.number }), line.place].filter(Boolean).join(' · ')}</p>
    </section>
  )
}
