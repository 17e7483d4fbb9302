import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { isUnreachable } from './unreachable.ts'
import type { ReportState } from './use-report.ts'

/** The chosen place as people call it, or what is still to be done for it. */
export function PlaceWords({ report, far }: { report: ReportState; far: boolean }) {
  const { located, draft } = report
  if (draft.place && isUnreachable(located)) return <Unknown />
  if (draft.place && located.isError) return <ErrorState error={located.error} onRetry={() => void located.refetch()} />
  return (
    <p id="place-said" role="status" className="jm-card">
      <Said report={report} far={far} />
    </p>
  )
}

/** Where it is is known, and what it is called there will be. */
function Unknown() {
  const t = useT('matters-pocket')
  return (
    <p id="place-said" role="status" className="jm-notice">
      {t('report.placeOffline')}
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
