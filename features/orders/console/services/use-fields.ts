import { useQuery } from '@tanstack/react-query'
import { useLocale } from '#ui/i18n.ts'
import { orders } from '../api.ts'

/** The fields of service, and the name of one. */
export function useServiceFields() {
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['orders', 'fields', locale],
    queryFn: () => orders.listServiceFields({}),
    staleTime: 10 * 60_000,
  })
  const items = found.data?.items ?? []
  return { items, nameOf: (code: string | null) => items.find(item => item.code === code)?.name ?? code ?? '–' }
}
