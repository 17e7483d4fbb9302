import { useQuery } from '@tanstack/react-query'
import { appraisal, type SchemeView } from './api.ts'

/** A scheme whole, once its line was chosen. */
export function useScheme(line: { district: string; key: string } | undefined): SchemeView | undefined {
  const { data } = useQuery({
    queryKey: ['appraisal', 'scheme', line?.district, line?.key],
    queryFn: () => appraisal.getScheme({ params: { district: line?.district ?? '', key: line?.key ?? '' } }),
    enabled: line !== undefined,
  })
  return data
}
