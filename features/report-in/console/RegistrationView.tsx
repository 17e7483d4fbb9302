import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { ActionBar, CaseHead, ClockPanel, type SubjectViewProps, Timeline } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { cases, type RegistrationDetail, reportIn } from './api.ts'
import { buildingInput } from './BuildingInput.tsx'
import { EndRegistration } from './EndRegistration.tsx'
import { GivePost } from './GivePost.tsx'
import { RegistrationFacts } from './RegistrationFacts.tsx'
import { RegistrationState } from './RegisterTable.tsx'
import './report-in.css'
import { titled } from './titled.ts'

/** One registration: where it stands, what may be done, what is known, and its history. */
export function RegistrationView({ district, id, embedded }: SubjectViewProps) {
  const t = useT('report-in-console')
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['registration', district, id, locale],
    queryFn: () => reportIn.getRegistration({ params: { district, id } }),
  })
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <p role="status">{t('ui:table.loading')}</p>
  const one = found.data
  return (
    <article className="jr-view" aria-label={t('one')}>
      {one.caseId ? <WithCase registration={one} caseId={one.caseId} /> : <BroughtIn registration={one} />}
      <Later registration={one} />
      <Section title={t('facts')}>
        <RegistrationFacts registration={one} {...(embedded ? { embedded } : {})} />
      </Section>
    </article>
  )
}

function BroughtIn({ registration }: { registration: RegistrationDetail }) {
  const t = useT('report-in-console')
  const title = registration.name ?? registration.organisation.name
  return <PageHeader title={title} mark={<RegistrationState row={registration} />} lead={t('broughtIn')} />
}

function WithCase({ registration, caseId }: { registration: RegistrationDetail; caseId: string }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const locale = useLocale()
  const { district, community, kind, organisation } = registration
  const found = useQuery({
    queryKey: ['workflow', 'case', district, caseId, locale],
    queryFn: () => cases.getCase({ params: { district, id: caseId } }),
  })
  const communityCode = community?.code ?? ''
  const widgets = useMemo(() => ({ buildingId: buildingInput({ district, communityCode }) }), [district, communityCode])
  // The unit that serves a case no longer reads its history once it has ended; the facts stay.
  if (found.isError) return <BroughtIn registration={registration} />
  if (!found.data) return <p role="status">{t('ui:table.loading')}</p>
  const formWords = { label: (name: string) => words(`fields.${name}`) }
  return (
    <>
      <CaseHead view={titled(found.data, words(`titles.${kind}`, { unit: organisation.name }))} />
      <ActionBar key={caseId} view={found.data} widgets={widgets} words={formWords} />
      <Section title={t('workflow-web:clock.title')}>
        <ClockPanel view={found.data} />
      </Section>
      <Section title={t('workflow-web:thread.title')}>
        <Timeline view={found.data} />
      </Section>
    </>
  )
}

/** What the community may do with somebody who serves. */
function Later({ registration }: { registration: RegistrationDetail }) {
  const t = useT('report-in-console')
  const [form, setForm] = useState<'post' | 'end' | null>(null)
  const places = useMay('report_in.place')
  const { may, kind } = registration
  if (!places || (!may.end && !may.givePost)) return null
  return (
    <div className="jr-buttons">
      {may.givePost && <Button onClick={() => setForm('post')}>{t('post.open')}</Button>}
      {!may.givePost && kind === 'member' && <span className="jr-quiet">{t('post.notWilling')}</span>}
      {may.end && <Button onClick={() => setForm('end')}>{t('end.open')}</Button>}
      {form === 'post' && <GivePost registration={registration} onClose={() => setForm(null)} />}
      {form === 'end' && <EndRegistration registration={registration} onClose={() => setForm(null)} />}
    </div>
  )
}
