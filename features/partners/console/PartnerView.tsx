import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActionBar, CaseHead, ClockPanel, type SubjectViewProps, Timeline } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { PartnerDetail } from '../shapes.ts'
import { cases, partners } from './api.ts'
import { OfferCard } from './OfferCard.tsx'
import './partners.css'

/** One partner: what may be done with it now, what it offers, what it has done, and how it came to be one. */
export function PartnerView({ district, id }: SubjectViewProps) {
  const t = useT('partners-console')
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['partners', 'one', district, id],
    queryFn: () => partners.getPartner({ params: { district, id } }),
  })
  const caseId = found.data?.caseId
  const held = useQuery({
    queryKey: ['partner', 'case', district, caseId, locale],
    queryFn: () => cases.getCase({ params: { district, id: caseId ?? '' } }),
    enabled: caseId !== undefined,
  })
  const error = found.error ?? held.error
  if (error) return <ErrorState error={error} onRetry={() => void found.refetch()} />
  if (!found.data || !held.data)
    return <span className="jl-skeleton" role="status" aria-label={t('ui:table.loading')} />
  const partner = found.data
  const view = held.data
  return (
    <article>
      <CaseHead view={view} facts={<Facts partner={partner} />} />
      <ActionBar view={view} initial={action => initialOf(action, partner)} />
      <OfferCard partner={partner} />
      <Section title={t('history')}>
        <Timeline view={view} />
      </Section>
      {!view.case.final && view.case.dueAt && (
        <Section title={t('workflow-web:clock.title')}>
          <ClockPanel view={view} />
        </Section>
      )}
    </article>
  )
}

/** The organisation to enter is the one that applied. */
function initialOf(action: string, partner: PartnerDetail) {
  const joins = action === 'admit' || action === 'invite'
  return joins && partner.organisationId ? { leadOrganisationId: partner.organisationId } : undefined
}

function Facts({ partner }: { partner: PartnerDetail }) {
  const words = useT('partners')
  return (
    <>
      <span>{words(`kinds.${partner.kind}`)}</span>
      <span>{partner.areaName}</span>
    </>
  )
}

export function PartnerPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <PartnerView district={district} id={id} />
}
