import type { ComponentType } from 'react'
import type { InputProps } from './form-props.ts'

/** What every picker of one thing by its id or code takes; filters use it as it is. */
export interface PickerProps {
  id?: string
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
  invalid?: boolean
  describedBy?: string | undefined
  width?: number | string
}

/** The picker as a field of a form. Made once, outside of any component: each call is a component of its own. */
export function pickerInput(Picker: ComponentType<PickerProps>): ComponentType<InputProps> {
  return function PickerInput({ id, label, value, change, describedBy, invalid }) {
    return (
      <Picker
        id={id}
        label={label}
        value={typeof value === 'string' ? value : undefined}
        onChange={change}
        describedBy={describedBy}
        invalid={invalid}
        width="100%"
      />
    )
  }
}
