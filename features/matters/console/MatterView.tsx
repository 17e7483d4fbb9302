import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { ActionBar, CaseHead, ClockPanel, type SubjectViewProps, Timeline } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import type { InputProps } from '#ui/form/form-props.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { type MatterDetail, matters } from './api.ts'
import { SuggestingCategoryInput } from './CategoryInput.tsx'
import { DispatchDialog } from './DispatchDialog.tsx'
import { useMatterWords } from './matter-words.ts'
import { AlikeCard } from './intake/AlikeCard.tsx'
import { NearbyCard } from './intake/NearbyCard.tsx'
import { PetitionCard } from './intake/PetitionCard.tsx'
import './intake/intake.css'
import { CategoryCard } from './CategoryCard.tsx'
import { PlaceCard } from './PlaceCard.tsx'
import { RatingCard } from './RatingCard.tsx'
import { RequesterCard } from './RequesterCard.tsx'
import { UnitsCard } from './UnitsCard.tsx'
import { WordsCard } from './WordsCard.tsx'
import './console.css'

const dialogs = { dispatch: DispatchDialog, forward: DispatchDialog }

/** One matter: what is asked, what may be done, what happened; beside it where, who, which kind, and why. */
export function MatterView({ district, id, embedded = false }: SubjectViewProps) {
  const t = useT('matters-console')
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['matter', 'one', district, id, locale],
    queryFn: () => matters.getMatter({ params: { district, id } }),
    refetchInterval: 60_000,
  })
  const widgets = useCategoryWidget(found.data)
  const words = useMatterWords()
  if (!found.data) {
    if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
    return <Opening label={t('ui:table.loading')} />
  }
  const matter = found.data
  return (
    <article className="jc-matter" data-embedded={embedded || undefined}>
      <CaseHead
        view={matter.case}
        facts={<Facts matter={matter} />}
        outcome={matter.outcome ? t(`matters:outcomes.${matter.outcome}`) : undefined}
      />
      <ActionBar
        view={matter.case}
        words={words}
        widgets={widgets}
        dialogs={dialogs}
        initial={action => initialOf(action, matter)}
      />
      <div className="jc-columns">
        <div>
          <WordsCard matter={matter} />
          <Section title={t('thread.title')} aside={<WayLink matter={matter} />}>
            <Timeline view={matter.case} words={words} />
          </Section>
        </div>
        <aside aria-label={t('context')}>
          {matter.kind !== 'grid_event' && <PetitionCard matter={matter} />}
          {matter.kind !== 'petition' && <AlikeCard matter={matter} />}
          <PlaceCard matter={matter} />
          {matter.requester && <RequesterCard matter={matter} requester={matter.requester} />}
          <CategoryCard matter={matter} />
          <UnitsCard matter={matter} />
          <Section title={t('workflow-web:clock.title')}>
            <ClockPanel view={matter.case} />
          </Section>
          <NearbyCard matter={matter} />
          {matter.ratings.length > 0 && <RatingCard matter={matter} />}
        </aside>
      </div>
    </article>
  )
}

/** Accepting confirms what the reporter chose; whoever accepts may choose otherwise. */
function initialOf(action: string, matter: MatterDetail) {
  if (action !== 'accept') return undefined
  return { urgency: matter.urgency, ...(matter.category ? { category: matter.category.id } : {}) }
}

function useCategoryWidget(matter: MatterDetail | undefined) {
  const words = matter?.words ?? ''
  return useMemo(() => {
    function CategoryOfMatter(input: InputProps): ReactNode {
      return <SuggestingCategoryInput {...input} words={words} />
    }
    return { category: CategoryOfMatter }
  }, [words])
}

function Facts({ matter }: { matter: MatterDetail }) {
  const t = useT('matters')
  return (
    <>
      <span>{t(`kinds.${matter.kind}`)}</span>
      <span>{t(`sources.${matter.source}`)}</span>
      <span data-urgency={matter.urgency} className="jc-urgency">
        {t(`urgency.${matter.urgency}`)}
      </span>
    </>
  )
}

function WayLink({ matter }: { matter: MatterDetail }) {
  const t = useT('matters-console')
  if (!useMay('procedure.read')) return null
  return (
    <Link to="/procedures" search={{ procedure: matter.kind, case: `${matter.district}.${matter.caseId}` }}>
      {t('thread.way')}
    </Link>
  )
}

function Opening({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      <span className="jl-skeleton" style={{ width: '55%', height: 20 }} />
      <span className="jl-skeleton" style={{ width: '30%' }} />
      <span className="jl-skeleton" style={{ width: '80%' }} />
    </div>
  )
}
