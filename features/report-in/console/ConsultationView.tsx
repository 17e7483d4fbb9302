import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ActionBar, CaseHead, ClockPanel, type SubjectViewProps, Timeline } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { FactList } from './FactList.tsx'
import { AnswersForm } from './AnswersForm.tsx'
import { AnswersRead } from './AnswersRead.tsx'
import { cases, type ConsultationDetail, reportIn } from './api.ts'
import { OpenAnswers } from './OpenAnswers.tsx'
import './report-in.css'
import { titled } from './titled.ts'

/** One consultation: what is asked, the answers as long as one may see them, and how it went. */
export function ConsultationView({ district, id }: SubjectViewProps) {
  const t = useT('report-in-console')
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['consultation', district, id, locale],
    queryFn: () => reportIn.getConsultation({ params: { district, id } }),
  })
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <p role="status">{t('ui:table.loading')}</p>
  const one = found.data
  return (
    <article className="jr-view" aria-label={t('consult.one')}>
      <Case consultation={one} />
      <Section title={t('consult.facts')}>
        <Facts consultation={one} />
      </Section>
      <Answers consultation={one} />
    </article>
  )
}

function Case({ consultation }: { consultation: ConsultationDetail }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const locale = useLocale()
  const { district, caseId, askingBody } = consultation
  const title = words('titles.consultation', { body: askingBody.name })
  const found = useQuery({
    queryKey: ['workflow', 'case', district, caseId, locale],
    queryFn: () => cases.getCase({ params: { district, id: caseId } }),
  })
  // A body that asks far away does not read the histories of that place; what it asked stays.
  if (found.isError) return <PageHeader title={title} />
  if (!found.data) return <p role="status">{t('ui:table.loading')}</p>
  return (
    <>
      <CaseHead view={titled(found.data, title)} />
      <ActionBar key={caseId} view={found.data} />
      <Section title={t('workflow-web:clock.title')}>
        <ClockPanel view={found.data} />
      </Section>
      <Section title={t('workflow-web:thread.title')}>
        <Timeline view={found.data} />
      </Section>
    </>
  )
}

function Answers({ consultation: one }: { consultation: ConsultationDetail }) {
  const t = useT('report-in-console')
  if (one.may.answer) return <AnswersForm consultation={one} />
  if (one.may.check) return <Draft consultation={one} />
  if (one.may.open) return <OpenAnswers consultation={one} />
  if (one.forgotten) return <p className="jr-quiet">{t('consult.gone')}</p>
  return one.state === 'answered' ? <p className="jr-quiet">{t('consult.sealed')}</p> : null
}

/** Whoever signs reads what they sign. */
function Draft({ consultation: one }: { consultation: ConsultationDetail }) {
  const t = useT('report-in-console')
  const { district, id } = one
  const found = useQuery({
    queryKey: ['consultation', 'answers', district, id],
    queryFn: () => reportIn.readDraftAnswers({ params: { district, id } }),
  })
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <p role="status">{t('ui:table.loading')}</p>
  return (
    <Section title={t('consult.toSign')}>
      <AnswersRead list={one.list} answers={found.data} />
    </Section>
  )
}

function Facts({ consultation: one }: { consultation: ConsultationDetail }) {
  const facts: [string, ReactNode][] = [
    ['name', one.name],
    ['organisation', one.unit],
    ['community', one.community.name],
    ['askingBody', one.askingBody.name],
    ['purpose', one.purpose],
    ['period', `${one.periodFrom} – ${one.periodTo}`],
    ['lastDay', one.lastDay],
    ['answeredOn', one.answeredOn],
    ['deleteOn', one.deleteOn],
    ['basis', one.list.source],
  ]
  return <FactList facts={facts} />
}
