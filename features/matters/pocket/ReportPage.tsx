import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useT } from '#ui/i18n.ts'
import { BackLink } from './BackLink.tsx'
import { PhotoStep } from './PhotoStep.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import './pocket.css'
import './report.css'
import { AlreadyReceived, ReportDone } from './ReportDone.tsx'
import { arrivedBefore, useReport } from './use-report.ts'
import { WordsStep } from './WordsStep.tsx'

/** Photo, place, words: each one screen, resumable at any time. */
export function ReportPage() {
  const { kind } = useSearch({ strict: false }) as { kind?: string }
  const chosen = kind === 'grid_event' ? 'grid_event' : 'resident_request'
  return <Report key={chosen} kind={chosen} />
}

function Report({ kind }: { kind: 'grid_event' | 'resident_request' }) {
  const t = useT('matters-pocket')
  const report = useReport(kind)
  const { step } = report.draft
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [step])
  if (report.submit.data) return <ReportDone reply={report.submit.data} kind={kind} />
  if (arrivedBefore(report.submit.error)) return <AlreadyReceived />
  const titles = [t('report.photos'), t('report.place'), t('report.words')]
  return (
    <div className="jm-stack">
      {kind === 'grid_event' ? (
        <BackLink to="/tasks" text={t('tasks.back')} />
      ) : (
        <BackLink to="/" text={t('list.back')} />
      )}
      <div className="jm-steps" aria-hidden="true">
        {titles.map((title, index) => (
          <span key={title} data-on={index <= step || undefined} />
        ))}
      </div>
      <div className="jm-head">
        <h1 ref={heading} tabIndex={-1}>
          {titles[step]}
        </h1>
        <span className="jm-quiet">{t('report.step', { n: step + 1 })}</span>
      </div>
      {step === 0 && <PhotoStep report={report} />}
      {step === 1 && <PlaceStep report={report} />}
      {step === 2 && <WordsStep report={report} />}
    </div>
  )
}
