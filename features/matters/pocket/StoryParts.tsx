import type { RouteReply } from '#platform/http/route.ts'
import { useT } from '#ui/i18n.ts'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import { ReadAloud } from '#ui/ReadAloud.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { contract } from '../index.ts'
import { useStanding } from './use-standing.ts'

export type Story = RouteReply<typeof contract.routes.getMyMatter>

export function StoryHead({ story }: { story: Story }) {
  const t = useT('matters-pocket')
  const words = useT('matters')
  const { mark, text } = useStanding()(story)
  const unit = story.unit && (story.state === 'handling' ? 'story.unit' : 'story.unitGiven')
  return (
    <section className="jm-card jm-stack">
      <h1>{story.title}</h1>
      <p className="jm-standing">
        <StateMark state={mark} word={story.stateText} />
        {text && <span>{text}</span>}
      </p>
      {mark === 'overdue' && <p className="jm-quiet">{t('story.lateNote')}</p>}
      {!story.final && !story.awaitsMe && story.rating?.solved === 'not_solved' && <p>{t('story.again')}</p>}
      {unit && !story.final && <p>{t(unit, { unit: story.unit })}</p>}
      {story.complaint && (
        <p>
          {words('complaint.about', {
            kind: words(`complaint.kinds.${story.complaint.kind}`),
            name: story.complaint.organisation?.name ?? words('complaint.unknown'),
          })}
        </p>
      )}
      <p className="jm-quiet">{t('story.number', { number: story.number })}</p>
    </section>
  )
}

export function Progress({ story }: { story: Story }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  const { text } = useStanding()(story)
  const steps = story.story.map(step => [say(step.at), step.unit, step.sentence, step.note].filter(Boolean).join(' '))
  const aloud = [story.title, story.stateText, text, ...steps].filter(Boolean).join('\n')
  return (
    <section className="jm-card jm-stack">
      <h2>{t('story.progress')}</h2>
      <ReadAloud text={aloud} />
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

export function Words({ story }: { story: Story }) {
  const t = useT('matters-pocket')
  return (
    <section className="jm-card jm-stack">
      <h2>{t('story.what')}</h2>
      <p className="jm-words">{story.words}</p>
      {story.photos.length > 0 && <Photos photos={story.photos} caption={story.title} />}
      <p className="jm-quiet">{[story.areaName, story.place].filter(Boolean).join(' · ')}</p>
      {story.rating && (
        <>
          <p>
            {t('story.rated', {
              solved: t(`matters:solved.${story.rating.solved}`),
              satisfied: t(`matters:satisfied.${story.rating.satisfied}`),
            })}
          </p>
          {story.rating.words && <p className="jm-quote">{story.rating.words}</p>}
        </>
      )}
    </section>
  )
}

/** Who looked at the number: only a resident's report has one. */
export function Looks({ story }: { story: Story }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  if (story.kind !== 'resident_request') return null
  return (
    <section className="jm-card jm-stack">
      <h2>{t('story.looks')}</h2>
      {story.looks.length === 0 && <p className="jm-quiet">{t('story.noLooks')}</p>}
      {story.looks.length > 0 && (
        <ul>
          {story.looks.map(look => (
            <li key={`${look.at}:${look.by}`} className="jm-quiet">
              {t('story.look', { date: say(look.at), by: look.by, reason: look.reason })}
            </li>
          ))}
        </ul>
      )}
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
