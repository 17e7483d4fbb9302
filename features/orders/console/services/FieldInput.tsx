import { Select } from 'antd'
import type { InputProps } from '#ui/form/form-props.ts'
import { useServiceFields } from './use-fields.ts'

/** Chooses a field of service. */
export function FieldInput({ id, label, value, change, describedBy, invalid }: InputProps) {
  const { items } = useServiceFields()
  return (
    <Select
      id={id}
      aria-label={label}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      style={{ width: '100%' }}
      value={typeof value === 'string' ? value : null}
      options={items.map(item => ({ value: item.code, label: item.name }))}
      onChange={next => change(next ?? undefined)}
    />
  )
}
