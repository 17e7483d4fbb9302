import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useT } from '#ui/i18n.ts'
import { PhotoPicker } from '#ui/photo/PhotoPicker.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import './pocket.css'
import { ReportDone } from './ReportDone.tsx'
import { useReport } from './use-report.ts'
import { WordsStep } from './WordsStep.tsx'

/** Photo, place, words: each one screen, resumable at any time. */
export function ReportPage() {
  const t = useT('matters-pocket')
  const navigate = useNavigate()
  const { kind } = useSearch({ strict: false }) as { kind?: string }
  const report = useReport(kind === 'grid_event' ? 'grid_event' : 'resident_request')
  const heading = useRef<HTMLHeadingElement>(null)
  const { step } = report.draft
  useEffect(() => heading.current?.focus(), [step])
  if (report.submit.data) return <ReportDone reply={report.submit.data} />
  const titles = [t('report.photos'), t('report.place'), t('report.words')]
  return (
    <div className="jm-stack">
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
      {step === 0 && (
        <>
          <p className="jm-quiet">{t('report.photosHint')}</p>
          <PhotoPicker queue={report.queue} />
          <div className="jm-actions">
            <button
              type="button"
              className="jm-button"
              onClick={() => {
                report.discard()
                void navigate({ to: '/' })
              }}
            >
              {t('report.discard')}
            </button>
            <button type="button" className="jm-button" data-primary onClick={() => report.goTo(1)}>
              {t('report.next')}
            </button>
          </div>
        </>
      )}
      {step === 1 && <PlaceStep report={report} />}
      {step === 2 && <WordsStep report={report} />}
    </div>
  )
}
