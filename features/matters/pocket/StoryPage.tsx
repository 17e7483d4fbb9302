import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { RouteReply } from '#platform/http/route.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { contract } from '../index.ts'
import { matters } from './api.ts'
import './pocket.css'
import { RatingForm } from './RatingForm.tsx'
import { ReasonForm } from './ReasonForm.tsx'

type Story = RouteReply<typeof contract.routes.getMyMatter>

/** One of my reports as a short story, newest first; what I am asked for stands on top. */
export function StoryPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  const t = useT('matters-pocket')
  const locale = useLocale()
  const client = useQueryClient()
  const story = useQuery({
    queryKey: ['matters', 'mine', 'one', district, id, locale],
    queryFn: () => matters.getMyMatter({ params: { district, id } }),
  })
  if (story.isError) return <ErrorState error={story.error} onRetry={() => void story.refetch()} />
  if (!story.data) return <p role="status">{t('report.locating')}</p>
  const refresh = () => client.invalidateQueries({ queryKey: ['matters', 'mine'] })
  return (
    <div className="jm-stack">
      <Head story={story.data} />
      {story.data.awaitsMe && <RatingForm caseKey={{ district, id: story.data.caseId }} onDone={refresh} />}
      <Progress story={story.data} />
      <Words story={story.data} />
      <Looks story={story.data} />
      {story.data.reopenUntil && (
        <ReasonForm
          caseKey={{ district, id: story.data.caseId }}
          action="reopen"
          texts={{ open: t('story.reopen'), why: t('story.reopenWhy'), send: t('story.reopenSend') }}
          onDone={refresh}
        />
      )}
      {!story.data.final && ['accept', 'dispatch'].includes(story.data.bucket) && (
        <ReasonForm
          caseKey={{ district, id: story.data.caseId }}
          action="withdraw"
          texts={{ open: t('story.withdraw'), why: t('story.withdrawWhy'), send: t('story.withdrawSend') }}
          onDone={refresh}
        />
      )}
    </div>
  )
}

function Head({ story }: { story: Story }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  return (
    <section className="jm-card jm-stack">
      <h1 className="jm-title">{story.title}</h1>
      <div className="jm-row">
        <StateMark state={story.final ? 'done' : story.awaitsMe ? 'soon' : 'moving'} word={story.stateText} />
        {story.dueAt && !story.final && <span>{t('story.due', { date: say(story.dueAt) })}</span>}
      </div>
      {story.unit && !story.final && <p>{t('story.unit', { unit: story.unit })}</p>}
      <p className="jm-quiet">{t('story.number', { number: story.number })}</p>
    </section>
  )
}

function Progress({ story }: { story: Story }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  return (
    <section className="jm-card jm-stack">
      <h2>{t('story.progress')}</h2>
      <ol className="jm-story">
        {story.story.map(step => (
          <li key={`${step.at}:${step.sentence}`}>
            <p className="jm-quiet">
              {say(step.at)}
              {step.unit && ` · ${step.unit}`}
            </p>
            <p>{step.sentence}</p>
            {step.note && <p className="jm-quote">{step.note}</p>}
            {step.photos.length > 0 && <Photos photos={step.photos} caption={step.sentence} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Words({ story }: { story: Story }) {
  const t = useT('matters-pocket')
  return (
    <section className="jm-card jm-stack">
      <h2>{t('story.what')}</h2>
      <p>{story.words}</p>
      {story.photos.length > 0 && <Photos photos={story.photos} caption={story.title} />}
      <p className="jm-quiet">{[story.areaName, story.place].filter(Boolean).join(' · ')}</p>
      {story.rating && (
        <p>
          {t('story.rated', {
            solved: t(`matters:solved.${story.rating.solved}`),
            satisfied: t(`matters:satisfied.${story.rating.satisfied}`),
          })}
        </p>
      )}
    </section>
  )
}

function Looks({ story }: { story: Story }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  return (
    <section className="jm-card jm-stack">
      <h2>{t('story.looks')}</h2>
      {story.looks.length === 0 && <p className="jm-quiet">{t('story.noLooks')}</p>}
      <ul>
        {story.looks.map(look => (
          <li key={`${look.at}:${look.by}`} className="jm-quiet">
            {t('story.look', { date: say(look.at), by: look.by, reason: look.reason })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Photos({ photos, caption }: { photos: Story['photos']; caption: string }) {
  return (
    <PhotoStrip
      photos={photos.map(photo => ({ id: photo.id, thumbnail: photo.thumbnailUrl, full: photo.url, caption }))}
    />
  )
}
