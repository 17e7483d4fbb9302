import { z } from 'zod'
import type { JsonSchema } from '#ui/form/schema-fields.ts'

/** A form's schema as the form kit reads it. */
export function formSchema(form: z.ZodObject): JsonSchema {
  return JSON.parse(JSON.stringify(z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' })))
}
