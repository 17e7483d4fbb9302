import { Select } from 'antd'
import type { ComponentType } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'

/** An input that chooses one of the given values; nothing chosen means what `empty` says. */
export function choiceInput(
  options: readonly { value: string; label: string }[],
  empty: string,
): ComponentType<InputProps> {
  return function ChoiceInput({ id, label, value, change, describedBy, invalid }: InputProps) {
    return (
      <Select
        id={id}
        aria-label={label}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        {...(invalid ? { status: 'error' as const } : {})}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={empty}
        value={typeof value === 'string' ? value : null}
        options={[...options]}
        onChange={next => change(next ?? undefined)}
      />
    )
  }
}
