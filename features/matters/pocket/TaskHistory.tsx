import { fileUrl } from '#kernel/files/index.ts'
import type { CaseView } from '#kernel/workflow/index.ts'
import { useT } from '#ui/i18n.ts'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'

type Step = CaseView['thread'][number]

/** Everything that happened, newest first, with who and which unit. */
export function TaskHistory({ view }: { view: CaseView }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  return (
    <section className="jm-card jm-stack">
      <h2>{t('tasks.history')}</h2>
      <ol className="jm-story">
        {view.thread.toReversed().map(step => (
          <li key={step.seq}>
            <p className="jm-quiet">{[say(step.at), step.actorUnit, step.actorName].filter(Boolean).join(' · ')}</p>
            <p>
              {t(step.label)}
              {step.by === 'staff' && step.visibility === 'internal' && (
                <span className="jm-quiet"> · {t('workflow:fields.internal')}</span>
              )}
            </p>
            {step.note && <p className="jm-quote">{step.note}</p>}
            <StepPhotos step={step} district={view.case.district} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function StepPhotos({ step, district }: { step: Step; district: string }) {
  const t = useT('matters-pocket')
  if (step.fileIds.length === 0) return null
  return (
    <PhotoStrip
      photos={step.fileIds.map(id => ({
        id,
        thumbnail: fileUrl(district, id, 'thumbnail'),
        full: fileUrl(district, id),
        caption: t(step.label),
      }))}
    />
  )
}
