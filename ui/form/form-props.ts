import type { ComponentType } from 'react'
import type { PhotoSettings } from '../photo/use-photo-queue.ts'
import type { FormValues } from './check-fields.ts'
import type { FieldSpec, JsonSchema } from './schema-fields.ts'

export interface FormAnswer {
  /** As the schema asks for it. */
  form: FormValues
  note?: string
  /** Ids of the uploaded photos, in the order taken. */
  fileIds: string[]
}

export interface InputProps {
  id: string
  field: FieldSpec
  label: string
  value: unknown
  change: (value: unknown) => void
  /** Sets several fields at once, for a choice that suggests the answer to another. Given by the form. */
  changeAll?: (values: FormValues) => void
  /** What the form holds so far, for an input that goes by the answer to another. Given by the form. */
  answers?: FormValues
  /** Ids of the help and error texts. */
  describedBy: string | undefined
  invalid: boolean
  /** The words of a choice. */
  optionText: (value: string) => string
}

export interface SchemaFormProps {
  /** A flat object schema as `z.toJSONSchema` prints it. */
  schema: JsonSchema
  /** Texts of the fields; the schema's own title and description stand in. */
  label?: (name: string) => string | undefined
  help?: (name: string) => string | undefined
  option?: (name: string, value: string) => string | undefined
  /** Own inputs (an organisation picker …) by field name or by the schema's `widget`. */
  widgets?: Record<string, ComponentType<InputProps>>
  needsNote?: boolean
  /** Offers the note without asking for it. */
  allowNote?: boolean
  noteLabel?: string
  needsPhoto?: boolean
  /** How photos are sent; without it none can be added. */
  photos?: PhotoSettings
  initial?: FormValues
  /** What is typed outlives a reload under this key, until it is sent. */
  draftKey?: string
  submitLabel?: string
  onCancel?: () => void
  /** What it throws is shown on the form, at the fields the server names. */
  onSubmit: (answer: FormAnswer) => Promise<void>
}
