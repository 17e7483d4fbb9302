import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import type { InputProps } from '#ui/form/form-props.ts'
import { useLocale } from '#ui/i18n.ts'
import { reportIn } from './api.ts'

/** Several kinds of service out of the city's list. */
export function ServiceFieldsInput({ id, label, value, change, describedBy }: InputProps) {
  const locale = useLocale()
  const { data } = useQuery({
    queryKey: ['report-in', 'service-fields'],
    queryFn: () => reportIn.listServiceFields({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Select
      id={id}
      mode="multiple"
      aria-label={label}
      aria-describedby={describedBy}
      value={Array.isArray(value) ? value : []}
      onChange={change}
      options={(data?.items ?? []).map(field => ({ value: field.code, label: field[locale] }))}
    />
  )
}
