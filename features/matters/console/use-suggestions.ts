import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSettled } from '#ui/use-settled.ts'
import { matters, type Suggestions } from './api.ts'
import { type NamedCategory, useCategoryNames } from './use-categories.ts'

export interface Suggested extends Omit<Suggestions, 'suggestions'> {
  /** The likeliest first, each with the words that speak for it. */
  items: { category: NamedCategory; words: string[] }[]
}

/** What the words of a report point to, asked when the person pauses; null while there is nothing to say. */
export function useSuggestions(typed: string): Suggested | null {
  const words = useSettled(typed.trim().slice(0, 2000))
  const known = useCategoryNames().flatMap(field => field.items)
  const asked = words.length > 1
  const { data } = useQuery({
    queryKey: ['matter', 'suggest', words],
    queryFn: () => matters.suggestCategories({ body: { words } }),
    enabled: asked,
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  })
  if (!asked || !data || known.length === 0) return null
  const { suggestions, ...rest } = data
  return {
    ...rest,
    items: suggestions.flatMap(({ code, words: because }) => {
      const category = known.find(item => item.id === code)
      return category ? [{ category, words: because }] : []
    }),
  }
}
