import { useQuery } from '@tanstack/react-query'
import { matters } from './api.ts'

/** The fields of the work-item list. */
export function useCategoryFields() {
  const { data } = useQuery({
    queryKey: ['matters', 'categories', false],
    queryFn: () => matters.listCategories({}),
    staleTime: 5 * 60_000,
  })
  return data?.fields ?? []
}
