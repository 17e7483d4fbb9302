import { Select } from 'antd'
import type { ComponentType } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'

export interface Choice {
  value: string
  label: string
}

interface ChoiceInputProps extends InputProps {
  options: readonly Choice[]
  /** What nothing chosen means. */
  empty: string
}

/** Chooses one of the given values, or none. */
export function ChoiceInput({ options, empty, id, label, value, change, describedBy, invalid }: ChoiceInputProps) {
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

/** The same as an input of its own, where the values do not depend on other answers. */
export function choiceInput(options: readonly Choice[], empty: string): ComponentType<InputProps> {
  return function Chooses(props: InputProps) {
    return <ChoiceInput {...props} options={options} empty={empty} />
  }
}
