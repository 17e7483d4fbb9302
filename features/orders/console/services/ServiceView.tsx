import type { ComponentType, ReactNode } from 'react'
import { ActionBar, CaseHead, ClockPanel, type FormWords, Timeline } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import type { FormValues } from '#ui/form/check-fields.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { hasText } from '#platform/i18n.ts'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { NeedDetail, OrderDetail } from '../api.ts'
import { FieldInput } from './FieldInput.tsx'
import { useServiceFields } from './use-fields.ts'
import '../orders.css'

interface ServiceViewProps {
  view: NeedDetail['case']
  /** What was said, as cards on the left. */
  truth: ReactNode
  /** What stands around it, on the right. */
  context: ReactNode
  widgets?: Record<string, ComponentType<InputProps>>
  initial?: (action: string) => FormValues | undefined
}

/** One need, order or wish: what is asked, what may be done, what happened; beside it who, where and until when. */
export function ServiceView({ view, truth, context, widgets, initial }: ServiceViewProps) {
  const t = useT('orders')
  const words = useServiceWords()
  const outcome = view.case.outcome ? t(`outcomes.${view.case.outcome}`) : undefined
  return (
    <article className="oc-case">
      <CaseHead view={view} outcome={outcome} />
      <ActionBar
        key={view.case.id}
        view={view}
        words={words}
        widgets={{ category: FieldInput, ...widgets }}
        {...(initial ? { initial } : {})}
      />
      <div className="oc-columns">
        <div>
          {truth}
          <Section title={t('workflow-web:thread.title')}>
            <Timeline view={view} words={words} />
          </Section>
        </div>
        <aside aria-label={t('orders-console:context')}>
          {context}
          <Section title={t('workflow-web:clock.title')}>
            <ClockPanel view={view} />
          </Section>
        </aside>
      </div>
    </article>
  )
}

/** While one is read, or when it could not be. */
export function ServiceWaiting({ query }: { query: { isError: boolean; error: unknown; refetch: () => unknown } }) {
  const t = useT('ui')
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return <span className="jl-skeleton" role="status" aria-label={t('table.loading')} />
}

function useServiceWords(): FormWords {
  const t = useT('orders')
  const { items } = useServiceFields()
  return {
    label: name => (hasText(`orders-console:forms.${name}`) ? t(`orders-console:forms.${name}`) : undefined),
    option: (name, value) => {
      if (name === 'category') return items.find(item => item.code === value)?.name
      return name === 'served' || name === 'satisfied' ? t(`${name}.${value}`) : undefined
    },
  }
}

/** Who took it up; before that, the unit it was sent to. */
export function holderOf({ claim, case: view }: Pick<OrderDetail, 'claim' | 'case'>): string {
  return claim?.name ?? view.assignments.find(({ duty }) => duty === 'lead')?.organisation ?? '–'
}

export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="oc-facts">
      {facts.map(([name, text]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
