import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { PhotoPicker } from '#ui/photo/PhotoPicker.tsx'
import type { ReportState } from './use-report.ts'

interface PhotoStepProps {
  report: ReportState
  /** Begins another report and keeps this one; null where nothing was begun before. */
  onAnother: (() => void) | null
}

/** Camera first. What was begun before stands here again, photos and all. */
export function PhotoStep({ report, onAnother }: PhotoStepProps) {
  const t = useT('matters-pocket')
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const discard = async () => {
    await report.discard()
    await navigate({ to: report.draft.kind === 'grid_event' ? '/tasks' : '/' })
  }
  return (
    <>
      <p className="jm-quiet">{t('report.photosHint')}</p>
      {onAnother && (
        <div className="jm-notice jm-stack" role="status">
          <p>{t('report.resumed')}</p>
          <button type="button" className="jm-button" onClick={onAnother}>
            {t('report.another')}
          </button>
        </div>
      )}
      <PhotoPicker queue={report.queue} />
      {asked && (
        <section className="jm-card jm-stack" role="alertdialog" aria-label={t('report.discard')}>
          <p>{t('report.discardAsk')}</p>
          <div className="jm-actions">
            <button type="button" className="jm-button" onClick={() => void discard()}>
              {t('report.discardYes')}
            </button>
            <button type="button" className="jm-button" data-primary autoFocus onClick={() => setAsked(false)}>
              {t('report.discardNo')}
            </button>
          </div>
        </section>
      )}
      {!asked && (
        <div className="jm-actions">
          <button
            type="button"
            className="jm-button"
            onClick={report.written ? () => setAsked(true) : () => void discard()}
          >
            {t('report.discard')}
          </button>
          <button type="button" className="jm-button" data-primary onClick={() => report.change({ step: 1 })}>
            {t('report.next')}
          </button>
        </div>
      )}
    </>
  )
}
