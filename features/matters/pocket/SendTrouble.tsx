import { useT } from '#ui/i18n.ts'
import type { ReportState } from './use-report.ts'

/** Photos that are not kept yet, or could not be: they stand two screens back and can be tried again or left from here. */
export function SendTrouble({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  const { queue } = report
  const failed = queue.photos.filter(photo => photo.status === 'failed')
  return (
    <div id="send-state" className="jm-stack">
      {queue.busy && (
        <p role="status" className="jm-quiet">
          {t('report.photosKeeping')}
        </p>
      )}
      {failed.length > 0 && (
        <div role="alert" className="jm-notice jm-stack">
          <p>{t('report.photosFailed', { count: failed.length })}</p>
          <div className="jm-actions">
            <button type="button" className="jm-button" onClick={() => failed.forEach(({ key }) => queue.remove(key))}>
              {t('report.photosDrop')}
            </button>
            <button type="button" className="jm-button" onClick={() => failed.forEach(({ key }) => queue.retry(key))}>
              {t('report.photosRetry')}
            </button>
          </div>
        </div>
      )}
    </div>
  )
}
