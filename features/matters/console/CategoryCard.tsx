import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { MatterDetail } from './api.ts'
import { CategoryName } from './CategoryInput.tsx'
import { suggestCategories } from './suggest-categories.ts'
import { useCategoryNames } from './use-categories.ts'

/** The category, whether a person at the desk has confirmed it, and what the words suggest until then. */
export function CategoryCard({ matter }: { matter: MatterDetail }) {
  const t = useT('matters-console')
  const items = useCategoryNames().flatMap(field => field.items)
  const confirmed = matter.case.thread.some(step => step.name === 'accept')
  const suggested = suggestCategories(matter.words, items, 2).filter(item => item.id !== matter.category?.id)
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
      {!confirmed && !matter.final && (
        <p className="jc-quiet">{t(matter.category ? 'category.toConfirm' : 'category.toChoose')}</p>
      )}
      {!confirmed && suggested.length > 0 && (
        <p className="jc-quiet">{t('category.wordsSuggest', { names: suggested.map(item => item.name).join('、') })}</p>
      )}
    </Section>
  )
}
