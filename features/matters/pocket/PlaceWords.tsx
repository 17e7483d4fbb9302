import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { ReportState } from './use-report.ts'
import { Waiting } from './Waiting.tsx'

/** The chosen place as people call it, or what is still to be done for it. */
export function PlaceWords({ report, far }: { report: ReportState; far: boolean }) {
  const { located, draft } = report
  if (draft.place && located.isError) return <ErrorState error={located.error} onRetry={() => void located.refetch()} />
  if (draft.place && located.fetchStatus === 'paused' && !located.data) return <Waiting query={located} />
  return (
    <p id="place-said" role="status" className="jm-card">
      <Said report={report} far={far} />
    </p>
  )
}

function Said({ report, far }: { report: ReportState; far: boolean }) {
  const t = useT('matters-pocket')
  const place = report.located.data
  if (!report.draft.place) return <>{t(far ? 'report.zoomIn' : 'report.placeMissing')}</>
  if (!place) return <>{t('report.locating')}</>
  const path = place.path
    .slice(1)
    .map(area => area.name)
    .join(' › ')
  return (
    <>
      {place.compound && (
        <>
          <strong>{t('report.placeNear', { name: place.compound.name })}</strong>
          <br />
        </>
      )}
      <span className="jm-quiet">
        {t(place.attribution === 'outside' ? 'report.placeOutside' : 'report.placeGrid', { path })}
      </span>
    </>
  )
}
