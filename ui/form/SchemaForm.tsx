import { AntdInput } from './AntdInput.tsx'
import { FormFrame } from './FormFrame.tsx'
import type { SchemaFormProps } from './form-props.ts'

/** Draws a form from a JSON Schema, for the console. */
export function SchemaForm(props: SchemaFormProps) {
  return <FormFrame {...props} Input={AntdInput} />
}
