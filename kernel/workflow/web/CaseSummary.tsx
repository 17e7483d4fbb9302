import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { ActionBar } from './ActionBar.tsx'
import { cases } from './api.ts'
import { CaseHead } from './CaseHead.tsx'
import { ClockPanel } from './ClockPanel.tsx'
import { subjectView } from './subject-views.ts'
import { Timeline } from './Timeline.tsx'

/** A case whose subject has no page of its own. */
export function CaseSummary({ district, id }: { district: string; id: string }) {
  const t = useT('workflow-web')
  const found = useCase(district, id)
  if (!found.data)
    return found.isError ? (
      <ErrorState error={found.error} onRetry={() => void found.refetch()} />
    ) : (
      <span className="jl-skeleton" role="status" aria-label={t('ui:table.loading')} />
    )
  const view = found.data
  return (
    <>
      <CaseHead view={view} />
      <ActionBar key={view.case.id} view={view} />
      <Section title={t('clock.title')}>
        <ClockPanel view={view} />
      </Section>
      <Section title={t('thread.title')}>
        <Timeline view={view} />
      </Section>
    </>
  )
}

/** The page of a case: that of its subject where the subject has one. */
export function CasePage() {
  const { district = '', id = '' } = useParams({ strict: false })
  const { data } = useCase(district, id)
  const own = data && subjectView(data.case.subjectKind)
  if (own) return <Navigate to={own.path({ district, id: data.case.subjectId })} replace />
  return <CaseSummary district={district} id={id} />
}

function useCase(district: string, id: string) {
  const locale = useLocale()
  return useQuery({
    queryKey: ['workflow', 'case', district, id, locale],
    queryFn: () => cases.getCase({ params: { district, id } }),
  })
}
