import { useQuery } from '@tanstack/react-query'
import { useLocale, useT } from '#ui/i18n.ts'
import { complaintKinds } from '../index.ts'
import { matters } from './api.ts'
import type { ReportState } from './use-report.ts'

/** Of a service complaint: which service and, where known, whom it is about. */
export function ComplaintFields({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  const words = useT('matters')
  const locale = useLocale()
  const { draft, change } = report
  const { complaint, place } = draft
  const kind = complaint?.kind
  const choices = useQuery({
    queryKey: ['matters', 'complaint-choices', kind, place?.lng, place?.lat, locale],
    queryFn: () =>
      matters.complaintChoices({ query: { kind: kind ?? 'other', lng: place?.lng ?? 0, lat: place?.lat ?? 0 } }),
    enabled: kind !== undefined && place !== null,
    staleTime: 5 * 60_000,
  })
  return (
    <div className="jm-stack">
      <fieldset className="jm-chips">
        <legend>{t('complaint.title')}</legend>
        {complaintKinds.map(one => (
          <button
            key={one}
            type="button"
            className="jm-chip"
            aria-pressed={kind === one}
            onClick={() => change({ complaint: { kind: one, organisationId: null } })}
          >
            {words(`complaint.kinds.${one}`)}
          </button>
        ))}
      </fieldset>
      {complaint && (
        <div className="jm-field">
          <label htmlFor="complained">{t('complaint.whom')}</label>
          <select
            id="complained"
            value={complaint.organisationId ?? ''}
            onChange={event => change({ complaint: { ...complaint, organisationId: event.target.value || null } })}
          >
            <option value="">{t('complaint.unsure')}</option>
            {choices.data?.items.map(one => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
          <p className="jm-quiet">{t('complaint.sealed')}</p>
        </div>
      )}
    </div>
  )
}
