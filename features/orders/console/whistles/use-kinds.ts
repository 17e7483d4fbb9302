import { useQuery } from '@tanstack/react-query'
import { useLocale } from '#ui/i18n.ts'
import { orders } from '../api.ts'

/** The menu of whistles, ended kinds on request. */
export function useWhistleKinds(ended = false) {
  const locale = useLocale()
  return useQuery({
    queryKey: ['orders', 'whistle-kinds', ended, locale],
    queryFn: () => orders.listWhistleKinds({ query: { ended: ended ? 'true' : 'false' } }),
    staleTime: 5 * 60_000,
    select: reply => reply.items.map(kind => ({ ...kind, label: locale === 'en' ? kind.nameEn : kind.name })),
  })
}

/** Kinds of tasks or of errands. */
export function useWorkKinds(work: 'task' | 'errand', ended = false) {
  const locale = useLocale()
  return useQuery({
    queryKey: ['orders', 'work-kinds', work, ended, locale],
    queryFn: () => orders.listWorkKinds({ query: { work, ended: ended ? 'true' : 'false' } }),
    staleTime: 5 * 60_000,
    select: reply => reply.items.map(kind => ({ ...kind, label: locale === 'en' ? kind.nameEn : kind.name })),
  })
}
