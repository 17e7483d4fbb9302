import { useQuery } from '@tanstack/react-query'
import { useLocale } from '#ui/i18n.ts'
import { reportIn } from './api.ts'

/** Everything the product knows of my service. */
export function useMine() {
  const locale = useLocale()
  return useQuery({ queryKey: ['report-in', 'mine', locale], queryFn: () => reportIn.getMyReportIn({}) })
}
