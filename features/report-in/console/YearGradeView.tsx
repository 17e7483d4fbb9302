import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ActionBar, CaseHead, type SubjectViewProps, Timeline } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { FactList } from './FactList.tsx'
import { cases, reportIn, type YearGradeDetail } from './api.ts'
import './report-in.css'
import { titled } from './titled.ts'
import { Feedback } from './YearGradesPage.tsx'

/** One grade: what it is, why, what the person says to it, and whether the unit has taken note. */
export function YearGradeView({ district, id }: SubjectViewProps) {
  const t = useT('report-in-console')
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['year_member', district, id, locale],
    queryFn: () => reportIn.getYearGrade({ params: { district, id } }),
  })
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <p role="status">{t('ui:table.loading')}</p>
  const one = found.data
  return (
    <article className="jr-view" aria-label={t('year.one')}>
      {one.caseId ? <WithCase grade={one} caseId={one.caseId} /> : <Head grade={one} />}
      <Section title={t('year.facts')}>
        <Facts grade={one} />
      </Section>
    </article>
  )
}

function useTitle(grade: YearGradeDetail): string {
  const words = useT('report-in')
  return words('titles.year_member', { community: grade.community.name, year: grade.year })
}

function Head({ grade }: { grade: YearGradeDetail }) {
  return <PageHeader title={useTitle(grade)} mark={<Feedback row={grade} />} />
}

function WithCase({ grade, caseId }: { grade: YearGradeDetail; caseId: string }) {
  const t = useT('report-in-console')
  const locale = useLocale()
  const title = useTitle(grade)
  const found = useQuery({
    queryKey: ['workflow', 'case', grade.district, caseId, locale],
    queryFn: () => cases.getCase({ params: { district: grade.district, id: caseId } }),
  })
  if (found.isError) return <Head grade={grade} />
  if (!found.data) return <p role="status">{t('ui:table.loading')}</p>
  return (
    <>
      <CaseHead view={titled(found.data, title)} />
      <ActionBar key={caseId} view={found.data} />
      <Section title={t('workflow-web:thread.title')}>
        <Timeline view={found.data} />
      </Section>
    </>
  )
}

function Facts({ grade: one }: { grade: YearGradeDetail }) {
  const locale = useLocale()
  const facts: [string, ReactNode][] = [
    ['name', one.name],
    ['organisation', one.organisation.name],
    ['community', one.community.name],
    ['year', one.year],
    ['grade', one.grade?.[locale]],
    ['grounds', one.grounds.join('；')],
    ['corrected', one.corrected],
    ['answer', one.answer],
    ['basis', one.basis],
  ]
  return <FactList facts={facts} />
}
