import { OfflineError } from '#platform/client/call.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { ReportState } from './use-report.ts'

/** Why the report has not gone out yet, and what to do about it. Nothing typed is lost on any of these ways. */
export function SendTrouble({ report, onRetry }: { report: ReportState; onRetry: () => void }) {
  const t = useT('matters-pocket')
  const { queue, submit } = report
  return (
    <div id="send-state" className="jm-stack">
      {queue.busy && (
        <p role="status" className="jm-quiet">
          {t('report.photosSending', { sent: queue.fileIds.length, count: queue.photos.length })}
        </p>
      )}
      {queue.failed && <PhotosFailed report={report} />}
      {submit.isPaused && (
        <p role="status" className="jm-notice">
          {t('report.paused')}
        </p>
      )}
      {submit.error instanceof OfflineError ? (
        <p role="alert" className="jm-notice">
          {t('report.offline')}
        </p>
      ) : (
        submit.isError && <ErrorState error={submit.error} onRetry={onRetry} />
      )}
    </div>
  )
}

/** The photos themselves stand two screens back, so they can be tried again or given up from here. */
function PhotosFailed({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  const failed = report.queue.photos.filter(photo => photo.status === 'failed')
  return (
    <div role="alert" className="jm-notice jm-stack">
      <p>{t('report.photosFailed', { count: failed.length })}</p>
      <div className="jm-actions">
        <button
          type="button"
          className="jm-button"
          onClick={() => failed.forEach(photo => report.queue.remove(photo.key))}
        >
          {t('report.photosDrop')}
        </button>
        <button
          type="button"
          className="jm-button"
          onClick={() => failed.forEach(photo => report.queue.retry(photo.key))}
        >
          {t('report.photosRetry')}
        </button>
      </div>
    </div>
  )
}
