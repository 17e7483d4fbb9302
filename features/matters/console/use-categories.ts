import { useQuery } from '@tanstack/react-query'
import { useLocale } from '#ui/i18n.ts'
import { type CategoryField, matters } from './api.ts'

const none: CategoryField[] = []

/** The work-item list; `ended` brings the items that are out of use as well. */
export function useCategories(ended = false) {
  return useQuery({
    queryKey: ['matter', 'categories', ended],
    queryFn: async () => (await matters.listCategories({ query: ended ? { ended: 'true' } : {} })).fields,
    staleTime: 5 * 60_000,
  })
}

export interface NamedCategory {
  id: string
  name: string
  keywords: readonly string[]
  /** How pressing it usually is. */
  urgency: string
}

/** Fields and their items by name in the page's language. */
export function useCategoryNames(): { id: string; name: string; items: NamedCategory[] }[] {
  const locale = useLocale()
  const fields = useCategories().data ?? none
  const named = (one: { name: string; nameEn: string }) => (locale === 'en' ? one.nameEn : one.name)
  return fields.map(field => ({
    id: field.id,
    name: named(field),
    items: field.items.map(item => ({
      id: item.id,
      name: named(item),
      keywords: item.keywords,
      urgency: item.urgency,
    })),
  }))
}
