import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { PhotoPicker } from '#ui/photo/PhotoPicker.tsx'
import { isBegun } from './report-draft.ts'
import type { ReportState } from './use-report.ts'

/** Camera first. Whoever comes back to a report learns that the photos of last time are gone. */
export function PhotoStep({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const begun = isBegun({ ...report.draft, photos: report.queue.photos.length + report.photosLost })
  const discard = () => {
    report.discard()
    void navigate({ to: report.draft.kind === 'grid_event' ? '/tasks' : '/' })
  }
  return (
    <>
      <p className="jm-quiet">{t('report.photosHint')}</p>
      <PhotosLost report={report} />
      <PhotoPicker queue={report.queue} />
      {asked && (
        <section className="jm-card jm-stack" role="alertdialog" aria-label={t('report.discard')}>
          <p>{t('report.discardAsk')}</p>
          <div className="jm-actions">
            <button type="button" className="jm-button" onClick={discard}>
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
          <button type="button" className="jm-button" onClick={begun ? () => setAsked(true) : discard}>
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

/** Photos are not kept on the device between visits, and it would be a lie to look as if they were. */
export function PhotosLost({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  if (report.photosLost === 0) return null
  return (
    <p role="status" className="jm-notice">
      {t('report.photosLost', { count: report.photosLost })}
    </p>
  )
}
