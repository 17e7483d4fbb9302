import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { RouteReply } from '#platform/http/route.ts'
import type { CaseView } from '#kernel/workflow/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { contract } from '../index.ts'
import { cases, matters } from './api.ts'
import './pocket.css'
import { TaskActions } from './TaskActions.tsx'

type Detail = RouteReply<typeof contract.routes.getMatter>

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
  const subjectId = view.data?.case.subjectId
  const matter = useQuery({
    queryKey: ['matters', 'one', district, subjectId, locale],
    queryFn: () => matters.getMatter({ params: { district, id: subjectId ?? '' } }),
    enabled: subjectId !== undefined,
  })
  if (view.isError) return <ErrorState error={view.error} onRetry={() => void view.refetch()} />
  if (!view.data) return <p role="status">{t('report.locating')}</p>
  return (
    <div className="jm-stack">
      <Head line={view.data.case} />
      <TaskActions
        view={view.data}
        onDone={async () => {
          await client.invalidateQueries({ queryKey: ['workflow'] })
          await client.invalidateQueries({ queryKey: ['matters'] })
        }}
      />
      {matter.isError && <ErrorState error={matter.error} onRetry={() => void matter.refetch()} />}
      {matter.data && <What matter={matter.data} />}
      <History view={view.data} />
      <Link to="/tasks" className="jm-button">
        {t('tasks.back')}
      </Link>
    </div>
  )
}

function Head({ line }: { line: CaseView['case'] }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  return (
    <section className="jm-card jm-stack">
      <h1 className="jm-title">{line.title}</h1>
      <div className="jm-row">
        <StateMark state={line.final ? 'done' : line.overdue ? 'overdue' : 'moving'} word={t(line.stateLabel)} />
        {line.dueAt && !line.final && <span>{t('tasks.due', { date: say(line.dueAt) })}</span>}
      </div>
      <p className="jm-quiet">
        {t('story.number', { number: line.number })} · {line.place}
      </p>
    </section>
  )
}

function What({ matter }: { matter: Detail }) {
  const t = useT('matters-pocket')
  const strip = (photos: Detail['photosBefore']) =>
    photos.map(photo => ({
      id: photo.id,
      thumbnail: photo.thumbnailUrl,
      full: photo.url,
      caption: t('tasks.photosOf', { title: matter.title }),
    }))
  return (
    <section className="jm-card jm-stack">
      <h2>{t('tasks.what')}</h2>
      <p>{matter.words}</p>
      <p className="jm-quiet">
        {[...matter.areaPath.slice(1).map(area => area.name), matter.place].filter(Boolean).join(' › ')}
      </p>
      {matter.photosBefore.length > 0 && (
        <>
          <h3>{t('tasks.before')}</h3>
          <PhotoStrip photos={strip(matter.photosBefore)} />
        </>
      )}
      {matter.photosAfter.length > 0 && (
        <>
          <h3>{t('tasks.after')}</h3>
          <PhotoStrip photos={strip(matter.photosAfter)} />
        </>
      )}
    </section>
  )
}

function History({ view }: { view: CaseView }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  return (
    <section className="jm-card jm-stack">
      <h2>{t('tasks.history')}</h2>
      <ol className="jm-story">
        {view.thread.toReversed().map(step => (
          <li key={step.seq}>
            <p className="jm-quiet">{[say(step.at), step.actorUnit, step.actorName].filter(Boolean).join(' · ')}</p>
            <p>{t(step.label)}</p>
            {step.note && <p className="jm-quote">{step.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
