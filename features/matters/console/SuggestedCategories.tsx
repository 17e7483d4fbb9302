import { useT } from '#ui/i18n.ts'
import type { NamedCategory } from './use-categories.ts'
import { type Suggested, useSuggestions } from './use-suggestions.ts'
import './console.css'

interface SuggestedCategoriesProps {
  words: string
  chosen: unknown
  /** Without it the names are only told. */
  onChoose?: (category: NamedCategory) => void
}

/** What the words point to and which words do; when that is not enough to go by, it says so. A person chooses. */
export function SuggestedCategories({ words, chosen, onChoose }: SuggestedCategoriesProps) {
  const t = useT('matters-console')
  const suggested = useSuggestions(words)
  if (!suggested) return null
  const items = suggested.items.filter(({ category }) => category.id !== chosen)
  if (items.length < suggested.items.length && suggested.sure) return null
  return (
    <div className="jc-suggest" aria-live="polite">
      <p>{t(lead(suggested))}</p>
      <ul>
        {items.map(({ category, words: because }) => (
          <li key={category.id}>
            {onChoose ? (
              <button type="button" className="jc-chip" onClick={() => onChoose(category)}>
                {category.name}
              </button>
            ) : (
              <strong>{category.name}</strong>
            )}
            <span>{t('category.because', { words: because.join(t('category.comma')) })}</span>
          </li>
        ))}
      </ul>
      <p className="jc-quiet">
        {suggested.model.trainedOn > 0
          ? t('category.learned', { count: suggested.model.trainedOn })
          : t('category.unlearned')}
      </p>
    </div>
  )
}

function lead({ sure, items }: Suggested): string {
  if (sure) return 'category.suggested'
  return items.length > 0 ? 'category.unsure' : 'category.unknown'
}
