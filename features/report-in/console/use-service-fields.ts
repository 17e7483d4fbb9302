import { useQuery } from '@tanstack/react-query'
import { useLocale } from '#ui/i18n.ts'
import { reportIn } from './api.ts'
import { ServiceFieldsInput } from './ServiceFieldsInput.tsx'

/** The kinds of service of this city, in the reader's language. */
export function useServiceFields() {
  const locale = useLocale()
  const { data } = useQuery({
    queryKey: ['report-in', 'service-fields'],
    queryFn: () => reportIn.listServiceFields({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const items = (data?.items ?? []).map(field => ({ value: field.code, label: field[locale] }))
  return {
    items,
    Input: ServiceFieldsInput,
    nameOf: (code: string) => items.find(item => item.value === code)?.label ?? code,
  }
}
