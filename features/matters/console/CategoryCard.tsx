import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { MatterDetail } from './api.ts'
import { CategoryName } from './CategoryInput.tsx'
import { SuggestedCategories } from './SuggestedCategories.tsx'

/** The category, whether a person at the desk has confirmed it, and what the words suggest until then. */
export function CategoryCard({ matter }: { matter: MatterDetail }) {
  const t = useT('matters-console')
  const confirmed = matter.case.thread.some(step => step.name === 'accept')
  return (
    <Section title={t('matters:fields.category')}>
      <p>
        {matter.category ? (
          <>
            <span className="jc-quiet">
              <CategoryName id={matter.category.field} /> ›{' '}
            </span>
            <strong>{matter.category.name}</strong>
          </>
        ) : (
          <span className="jc-quiet">{t('matters:fields.noCategory')}</span>
        )}
      </p>
      {matter.complaint && (
        <p>
          {t('matters:complaint.title')}：
          {t('matters:complaint.about', {
            kind: t(`matters:complaint.kinds.${matter.complaint.kind}`),
            name: matter.complaint.organisation?.name ?? t('matters:complaint.unknown'),
          })}
        </p>
      )}
      {!confirmed && !matter.final && (
        <p className="jc-quiet">{t(matter.category ? 'category.toConfirm' : 'category.toChoose')}</p>
      )}
      {!confirmed && !matter.final && <SuggestedCategories words={matter.words} chosen={matter.category?.id} />}
    </Section>
  )
}
