import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSettled } from '#ui/use-settled.ts'
import { matters } from './api.ts'

export interface SuggestedItems {
  sure: boolean
  /** The likeliest first, each with the words that speak for it. */
  items: { code: string; words: string[] }[]
}

/** What the words point to, asked when the person pauses; null without words, without a network, or without a hint. */
export function useSuggestedKinds(typed: string): SuggestedItems | null {
  const words = useSettled(typed.trim().slice(0, 2000))
  const asked = words.length > 1
  const { data } = useQuery({
    queryKey: ['matters', 'suggest', words],
    queryFn: () => matters.suggestCategories({ body: { words } }),
    enabled: asked,
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  })
  if (!asked || !data || data.suggestions.length === 0) return null
  return { sure: data.sure, items: data.suggestions }
}
