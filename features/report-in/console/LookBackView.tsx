import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ActionBar, CaseHead, ClockPanel, type SubjectViewProps, Timeline } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { cases, type LookBackRow, reportIn } from './api.ts'
import { titled } from './titled.ts'
import './report-in.css'

/** One look-back: the unit goes through who of its people reported in, and answers in numbers and words. */
export function LookBackView({ district, id }: SubjectViewProps) {
  const t = useT('report-in-console')
  const found = useQuery({
    queryKey: ['look_back', district, id],
    queryFn: () => reportIn.getLookBack({ params: { district, id } }),
  })
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <p role="status">{t('ui:table.loading')}</p>
  return (
    <article className="jr-view" aria-label={t('lookBack.one')}>
      <Case lookBack={found.data} />
    </article>
  )
}

function Case({ lookBack }: { lookBack: LookBackRow }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const locale = useLocale()
  const { district, caseId, organisation, state, year } = lookBack
  const found = useQuery({
    queryKey: ['workflow', 'case', district, caseId, locale],
    queryFn: () => cases.getCase({ params: { district, id: caseId } }),
  })
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <p role="status">{t('ui:table.loading')}</p>
  return (
    <>
      <CaseHead view={titled(found.data, words('titles.look_back', { unit: organisation.name, year }))} />
      <ActionBar key={caseId} view={found.data} words={{ label: name => words(`fields.${name}`) }} />
      {state === 'checking' && (
        <Section title={t('lookBack.people')}>
          <p>{t('lookBack.how')}</p>
          <p className="jr-links">
            <Link to="/report-in" search={{ organisationId: organisation.id, kind: 'member' }}>
              {t('lookBack.registered')}
            </Link>
            <Link to="/report-in" search={{ organisationId: organisation.id, which: 'due' }}>
              {t('lookBack.due')}
            </Link>
          </p>
        </Section>
      )}
      <Section title={t('workflow-web:clock.title')}>
        <ClockPanel view={found.data} />
      </Section>
      <Section title={t('workflow-web:thread.title')}>
        <Timeline view={found.data} />
      </Section>
    </>
  )
}
