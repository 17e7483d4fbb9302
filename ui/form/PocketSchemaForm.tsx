import { FormFrame } from './FormFrame.tsx'
import type { SchemaFormProps } from './form-props.ts'
import { MobileInput } from './MobileInput.tsx'

/** Draws a form from a JSON Schema, for the pocket. */
export function PocketSchemaForm(props: SchemaFormProps) {
  return <FormFrame {...props} Input={MobileInput} />
}
