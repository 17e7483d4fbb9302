import { useQuery } from '@tanstack/react-query'
import { appraisal } from './api.ts'

/** What a scheme may count by and lead to in this installation. */
export function useParts() {
  return useQuery({
    queryKey: ['appraisal', 'parts'],
    queryFn: () => appraisal.listSchemeParts({}),
    staleTime: Infinity,
  })
}
