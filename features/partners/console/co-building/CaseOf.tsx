import { useQuery } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import { ActionBar, CaseHead, ClockPanel, Timeline } from '#kernel/workflow/web/index.ts'
import { ApiError } from '#platform/client/call.ts'
import { hasText } from '#platform/i18n.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import type { InputProps } from '#ui/form/form-props.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { cases } from '../api.ts'

interface CaseOfProps {
  of: { district: string; caseId: string; title?: string; area: { name: string }; organisation: { name: string } }
  widgets?: Record<string, ComponentType<InputProps>>
  /** What the case is about, between what may be done and how it came. */
  children: ReactNode
}

/** A seat or an item with its case around it: what may be done now, by when, and the history. */
export function CaseOf({ of, widgets = {}, children }: CaseOfProps) {
  const t = useT('partners-co-building')
  const words = useT('partners')
  const locale = useLocale()
  const { district, caseId } = of
  const held = useQuery({
    queryKey: ['partners', 'co-building', 'case', district, caseId, locale],
    queryFn: () => cases.getCase({ params: { district, id: caseId } }),
  })
  // Whoever sits on the committee reads of it without reaching the case.
  if (held.error instanceof ApiError && held.error.status === 404)
    return (
      <>
        <PageHeader title={of.title ?? of.organisation.name} lead={`${of.organisation.name} · ${of.area.name}`} />
        {children}
      </>
    )
  if (held.error) return <ErrorState error={held.error} onRetry={() => void held.refetch()} />
  if (!held.data) return <span className="jl-skeleton" role="status" aria-label={t('ui:table.loading')} />
  const view = held.data
  const known = (key: string) => (hasText(key) ? words(key) : undefined)
  const said = {
    label: (name: string) => known(`partners:fields.${name}`),
    option: (name: string, value: string) => known(`partners:options.${name}.${value}`),
  }
  return (
    <article>
      <CaseHead
        view={view}
        facts={
          <>
            <span>{of.organisation.name}</span>
            <span>{of.area.name}</span>
          </>
        }
      />
      <ActionBar key={view.case.id} view={view} widgets={widgets} words={said} />
      {children}
      <Section title={t('item.history')}>
        <Timeline view={view} words={said} />
      </Section>
      {!view.case.final && view.case.dueAt && (
        <Section title={t('workflow-web:clock.title')}>
          <ClockPanel view={view} />
        </Section>
      )}
    </article>
  )
}
